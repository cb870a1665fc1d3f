import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Me } from '../api/types';
import { loadTexts, t } from '../i18n';
import { environment } from './environment.svelte';
import { session } from './session.svelte';

const store = new Map<string, string>();

beforeAll(loadTexts);
beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
  session.me = {
    user_id: 'Anna',
    clients: [{ client_id: 'bakery' }, { client_id: 'holding' }],
  } as Me;
});
afterEach(() => {
  store.clear();
  vi.unstubAllGlobals();
});

test('where a link brings somebody is over when they sign in again', () => {
  environment.visit('holding');
  expect(environment.current?.client_id).toBe('holding');
  environment.begin(null);
  expect(environment.current).toBeNull();
});

test('what somebody chooses stays', () => {
  environment.choose('bakery');
  environment.visit('holding');
  environment.begin(null);
  expect(environment.current?.client_id).toBe('bakery');
});

test('what waits elsewhere is said beside what waits here', () => {
  const { lead } = t.client.tasks;
  expect(lead(0, 0, 0)).toBe('Er staat niets voor u open.');
  expect(lead(5, 2, 0)).toBe('Er staan 5 taken voor u open, waarvan 2 te laat.');
  expect(lead(1, 0, 4)).toBe(
    'Hier staat 1 taak voor u open. In uw andere omgevingen wachten 4 taken.',
  );
  expect(lead(0, 0, 1)).toBe('Hier staat niets voor u open. In uw andere omgevingen wacht 1 taak.');
});

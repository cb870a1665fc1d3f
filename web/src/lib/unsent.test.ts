import { beforeEach, expect, test, vi } from 'vitest';
import { forgetUnsent, keepUnsent, unsent } from './unsent';

const session = vi.hoisted(() => ({ me: { person: 'anna' } }));
vi.mock('./session.svelte', () => ({ session }));

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  session.me.person = 'anna';
});

test('what was filled in is there again, each by its own name', () => {
  keepUnsent('a', { reason: 'Klopt niet' });
  keepUnsent('b', { name: 'Karin' });
  expect(unsent('a')).toEqual({ reason: 'Klopt niet' });
  keepUnsent('a', null);
  expect([unsent('a'), unsent('b')]).toEqual([{}, { name: 'Karin' }]);
});

test('nobody finds what somebody else filled in, and it does not come back', () => {
  keepUnsent('a', { reason: 'Van Anna' });
  session.me.person = 'pieter';
  expect(unsent('a')).toEqual({});
  keepUnsent('b', { reason: 'Van Pieter' });
  session.me.person = 'anna';
  expect(unsent('a')).toEqual({});
});

test('who signs out leaves nothing', () => {
  keepUnsent('a', { reason: 'Van Anna' });
  forgetUnsent();
  expect(unsent('a')).toEqual({});
});

test('a browser that keeps nothing is fine too', () => {
  vi.stubGlobal('sessionStorage', undefined);
  keepUnsent('a', { reason: 'Van Anna' });
  expect(unsent('a')).toEqual({});
});

import { beforeAll, expect, test } from 'vitest';
import { loadTexts, t, withTexts } from '../i18n';
import { isAbout, whose } from './whose';

beforeAll(async () => {
  await loadTexts();
  await withTexts(Promise.resolve());
});

test('a call about somebody else is about who the page said', () => {
  isAbout({ user_id: 'anna', name: 'Anna de Vries' });
  expect(whose('https://x/api/people/anna/factors')).toBe('Anna de Vries');
  expect(whose('https://x/api/people/anna/replacements/devices/agreement')).toBe('Anna de Vries');
  expect(whose('https://x/api/clients/c/people/anna/mobile')).toBe('Anna de Vries');
  expect(whose('https://x/api/people/pieter/factors')).toBe('iemand anders');
  expect(t.auth.stepUp.actsOf.change_factor('Anna de Vries')).toBe(
    'te wijzigen hoe Anna de Vries inlogt',
  );
});

test('a call about oneself names nobody', () => {
  expect(whose('https://x/api/me/authenticator')).toBe('');
  expect(whose('https://x/api/clients/c/people')).toBe('');
});

import { beforeAll, expect, test } from 'vitest';
import type { Replacement } from '../api/types';
import { loadTexts, withTexts } from '../i18n';
import { countsWords, whatOf } from './replacing';

const LOST: Replacement = {
  asked: '01K',
  factor: 'devices',
  value: '',
  asked_by: 'Bram Visser',
  asked_by_id: '01B',
  asked_at: '2026-11-30T10:00:00Z',
  counts_at: '2026-12-03T10:00:00Z',
  state: 'waits',
  alone_until: null,
  refusal: '',
  ends_at: null,
  resets: ['app', 'recovery_codes'],
  may_be_agreed: true,
  no_second: [],
};

beforeAll(async () => {
  await loadTexts();
  await withTexts(Promise.resolve());
});

test('a lost phone says what it resets of this person, and nothing else', () => {
  const what = 'Telefoon kwijt. Wat dan niet meer werkt: authenticator-app en herstelcodes';
  expect(whatOf(LOST)).toBe(what);
});

test('a colleague is spoken of where one can still confirm it', () => {
  expect(countsWords(LOST, () => 'straks')).toContain('Bevestigt iemand van uw kantoor het eerder');
  const alone = countsWords({ ...LOST, may_be_agreed: false }, () => 'straks');
  expect(alone).toContain('Alleen u kunt het eerder bevestigen.');
  expect(alone).not.toContain('kantoor');
});

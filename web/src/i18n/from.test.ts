import { expect, test } from 'vitest';
import { formatFrom, formatFromDay } from './from';

test.each([
  ['2026-12-03T14:36:48Z', '15:45'],
  ['2026-12-03T14:37:20Z', '15:45'],
  ['2026-12-03T14:45:00Z', '15:45'],
  ['2026-12-03T14:45:01Z', '16:00'],
])('from %s on is said as %s, and never earlier than it is so', (iso, time) => {
  expect(formatFrom(iso)).toContain(time);
});

test('a day that begins in between is the day that is said', () => {
  expect(formatFrom('2026-12-03T22:50:00Z')).toMatch(/^4 /);
  expect(formatFromDay('2026-12-03T22:50:00Z')).toMatch(/^4 /);
});

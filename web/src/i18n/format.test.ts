import { beforeAll, expect, test } from 'vitest';
import { loadTexts, t } from '.';
import { daysUntil, formatDate, formatMoment, formatPeriod, formatSize } from './format';

beforeAll(loadTexts);

test('periods read as people write them', () => {
  expect(formatPeriod('2026')).toBe('2026');
  expect(formatPeriod('2026-Q3')).toBe('3e kwartaal 2026');
  expect(formatPeriod('2026-09')).toBe('september 2026');
  expect(formatPeriod(null)).toBe('');
});

test('a moment is shown as the clock in Amsterdam had it, in summer and winter', () => {
  expect(formatMoment('2026-07-01T22:30:00Z')).toContain('2 jul 2026');
  expect(formatMoment('2026-07-01T22:30:00Z')).toContain('00:30');
  expect(formatMoment('2026-12-01T22:30:00Z')).toContain('23:30');
});

test('a date stays that date', () => expect(formatDate('2026-11-30')).toBe('30 nov 2026'));

test('days are counted by the calendar of Amsterdam', () => {
  const lateEvening = new Date('2026-11-21T23:30:00Z'); // already the 22nd there
  expect(daysUntil('2026-11-22', lateEvening)).toBe(0);
  expect(daysUntil('2026-11-20', lateEvening)).toBe(-2);
  expect(daysUntil('2027-03-30', new Date('2027-03-26T12:00:00Z'))).toBe(4); // summer time begins
});

test('sizes are round and never zero', () => {
  expect(formatSize(1)).toBe('1 kB');
  expect(formatSize(43_000)).toBe('42 kB');
  expect(formatSize(2_600_000)).toBe('2,5 MB');
});

test('late and soon in words', () => {
  expect([t.date.late(1), t.date.inDays(0), t.date.inDays(1), t.date.inDays(5)]).toEqual([
    '1 dag te laat',
    'Vandaag',
    'Morgen',
    'Over 5 dagen',
  ]);
});

import { expect, test } from 'vitest';
import { minutesLeft, wayBack } from './viewing';

test('a minute that has begun still counts', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  expect(minutesLeft('2026-11-22T10:30:00Z', now)).toBe(30);
  expect(minutesLeft('2026-11-22T10:00:01Z', now)).toBe(1);
});

test('what is over is over', () => {
  expect(minutesLeft('2026-11-22T09:00:00Z', Date.parse('2026-11-22T10:00:00Z'))).toBe(0);
});

test('the way back leads to the people of the client', () => {
  expect(wayBack('01J')).toBe('/kantoor/klanten/01J?deel=mensen');
  expect(wayBack(undefined)).toBe('/');
});

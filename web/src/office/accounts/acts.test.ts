import { expect, test } from 'vitest';
import { actsFor, asksValue } from './acts';

test('somebody who has not been here yet can still get another address', () => {
  expect(actsFor('invited')).toEqual(['mobile', 'email', 'deactivate']);
});

test('somebody who is here may have lost their phone', () => {
  expect(actsFor('active')).toEqual(['mobile', 'phone', 'deactivate']);
});

test('a stopped account can only be opened again', () => {
  expect(actsFor('deactivated')).toEqual(['reactivate']);
});

test('a number and an address are asked for, the rest is only confirmed', () => {
  expect(['mobile', 'email'].map((act) => asksValue(act as 'mobile'))).toEqual([true, true]);
  expect(asksValue('phone')).toBe(false);
});

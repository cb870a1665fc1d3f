import { expect, test } from 'vitest';
import { actsFor } from './acts';

test('somebody who has not been here yet can still get another address', () => {
  expect(actsFor('invited')).toEqual(['mobile', 'email', 'deactivate']);
});

test('somebody who is here may have lost their phone', () => {
  expect(actsFor('active')).toEqual(['mobile', 'email', 'phone', 'deactivate']);
});

test('a stopped account can only be opened again', () => {
  expect(actsFor('deactivated')).toEqual(['reactivate']);
});

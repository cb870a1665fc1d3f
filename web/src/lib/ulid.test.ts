import { expect, test } from 'vitest';
import { ulid } from './ulid';

test('an id has 26 letters that no one confuses', () => {
  expect(ulid()).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
});

test('later ids come later in order', () => {
  expect(ulid(1_700_000_000_000) < ulid(1_700_000_000_001)).toBe(true);
});

test('two ids of one moment differ', () => {
  expect(ulid(1)).not.toBe(ulid(1));
});

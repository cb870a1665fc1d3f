import { expect, test } from 'vitest';
import { decoded, encoded } from './base64url';

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

test.each([
  [bytes(), ''],
  [bytes(0), 'AA'],
  [bytes(251, 255, 254), '-__-'],
  [bytes(1, 2, 3, 4), 'AQIDBA'],
])('%o is written without what an address cannot hold', (raw, text) => {
  expect(encoded(raw)).toBe(text);
  expect(decoded(text).buffer).toEqual(raw);
});

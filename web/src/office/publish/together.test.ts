import { expect, test } from 'vitest';
import { areUsuallyTogether } from './together';

test.each([
  [['jaarrekening', 'lor', 'notulen-ava'], true],
  [['concept-jaarrekening', 'lor'], true],
  [['notulen-ava', 'btw-aangifte', 'jaarrekening'], true],
  [['lor', 'notulen-ava'], false],
  [['jaarrekening', 'concept-jaarrekening'], false],
  [['btw-aangifte', 'icp-opgaaf'], false],
  [[], false],
])('%j are usually offered together: %s', (types, together) => {
  expect(areUsuallyTogether(types)).toBe(together);
});

import { expect, test } from 'vitest';
import { initials } from './names';

test.each([
  ['Anna de Vries', 'AV'],
  ['Bram', 'B'],
  ['Van Dijk Accountants', 'VA'],
  ['Delta Accountancy & Advies', 'DA'],
  ['Élise Ünal', 'ÉÜ'],
  ['', ''],
])('%s becomes %s', (name, letters) => expect(initials(name)).toBe(letters));

import { expect, test } from 'vitest';
import { ciphers } from './pasted';

test.each([
  '123456',
  ' 123 456\n',
  '123\u00a0456',
  '\ufeff123\u2011456',
  '\u202a123456\u202c',
  '1\u200b2\u200d3\u00ad4\u20605\ufe0f6',
  '\uff11\uff12\uff13\uff14\uff15\uff16',
  '\u0661\u0662\u0663\u0664\u0665\u0666',
  '\u{1d7cf}\u{1d7d0}\u{1d7d1}\u{1d7d2}\u{1d7d3}\u{1d7d4}',
  '\u{1d7d9}\u{1d7da}\u{1d7db}\u{1d7dc}\u{1d7dd}\u{1d7de}',
])('%j is read as it was meant', (typed) => expect(ciphers(typed)).toBe('123456'));

test.each(['\u00b923456', '12345a', '\u2167'])('%j stays what it is', (typed) =>
  expect(ciphers(typed)).toBe(typed),
);

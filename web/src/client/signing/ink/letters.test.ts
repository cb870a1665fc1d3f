/** The names are those that the server's tests seal and refuse. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { undrawable } from './letters';

test.each([
  'Ayşe Yılmaz',
  'Νίκος Παπαδόπουλος',
  'Ґалаґан',
  'Nguyễn Thị Ánh',
  'ʼOkina ĳ',
  'Adébọ̀wálé',
  "'t Hooft-de Vries",
])('%s can be drawn', (name) => expect(undrawable(name)).toEqual({ letters: [], unseen: false }));

test('letters and marks that were typed apart count as one', () =>
  expect(undrawable('Ays\u0327e')).toEqual({ letters: [], unseen: false }));

test('each letter that cannot be drawn is named once', () =>
  expect(undrawable('王小王 Anna 🖋')).toEqual({ letters: ['王', '小', '🖋'], unseen: false }));

test('what cannot be seen is known as such', () =>
  expect(undrawable('An\u200bna\u00ad')).toEqual({ letters: [], unseen: true }));

const names = (kind: string) =>
  readFileSync(`../tests/support/names_${kind}.txt`, 'utf8').trim().split(/[|\n]/);
const isRefused = (name: string) => undrawable(name).letters.length > 0;

test('the screen lets through what the document can have, and refuses the rest', () => {
  expect(names('drawn').filter(isRefused)).toEqual([]);
  expect(names('refused').filter((name) => !isRefused(name))).toEqual([]);
});

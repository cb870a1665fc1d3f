import { expect, test } from 'vitest';
import { messages as en } from './locale-en';
import { messages as nl } from './locale-nl';
import { messages as moreEn } from './more-en';
import { messages as moreNl } from './more-nl';

type Tree = { [key: string]: unknown };

function leaves(tree: Tree, path = ''): [string, unknown][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? leaves(value as Tree, `${path}.${key}`)
      : [[`${path}.${key}`, value] as [string, unknown]],
  );
}

test.each([
  [nl, en],
  [moreNl, moreEn],
])('both languages have the same texts, and no more', (dutch, english) => {
  const names = (tree: Tree) => leaves(tree).map(([name]) => name);
  expect(names(english)).toEqual(names(dutch));
});

test('no text is empty', () => {
  for (const tree of [nl, en, moreNl, moreEn])
    for (const [name, value] of leaves(tree)) expect(value, name).toBeTruthy();
});

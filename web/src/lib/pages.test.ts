import { expect, test } from 'vitest';
import { loadPages } from './pages';

const pages: Record<string, { items: number[]; cursor: string | null }> = {
  '': { items: [1, 2], cursor: 'b' },
  b: { items: [3, 4], cursor: 'c' },
  c: { items: [5], cursor: null },
};
const fetch = async (cursor: string | undefined) => pages[cursor ?? ''] ?? { items: [] };

test('pages are read until there are no more', async () => {
  expect(await loadPages(fetch)).toEqual({ items: [1, 2, 3, 4, 5], cursor: null });
});

test('a full screen is enough, and says where to go on', async () => {
  expect(await loadPages(fetch, undefined, 3)).toEqual({ items: [1, 2, 3, 4], cursor: 'c' });
});

test('reading goes on from a cursor', async () => {
  expect(await loadPages(fetch, 'c')).toEqual({ items: [5], cursor: null });
});

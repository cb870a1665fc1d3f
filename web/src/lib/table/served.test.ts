import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ENOUGH, PATIENCE, Served, type Asked } from './served.svelte';
import { TableState } from './table.svelte';

vi.mock('./layouts', () => ({
  rememberedLayout: vi.fn(() => undefined),
  fetchLayout: vi.fn(async () => undefined),
  saveLayout: vi.fn(),
}));

interface Row {
  name: string;
}
let server: Row[];
let limit: number;
let asked: Asked[];
let table: TableState<Row>;
let served: Served<Row>;
let stop: (() => void) | undefined;

/** As the API answers: a part of what is left, in its own order. */
async function fetch(wish: Asked) {
  asked.push(wish);
  const search = String(wish['search'] ?? '');
  const found = server.filter(({ name }) => name.includes(search));
  const from = Number(wish['cursor'] ?? 0);
  const items = found.slice(from, from + limit);
  return { items, cursor: from + limit < found.length ? String(from + limit) : null };
}

async function open() {
  table = new TableState<Row>(
    'test',
    [
      { id: 'name', label: 'Naam', text: (row) => row.name, width: 100, server: { sort: 'name' } },
      { id: 'kind', label: 'Soort', text: () => '', width: 100, filter: 'choice' },
    ],
    { by: 'name' },
  );
  served = new Served<Row>(table, fetch, ({ name }) => name);
  await served.first.load();
}

/** What the effect of a component does, after each change. */
async function rest(milliseconds = 0) {
  stop?.();
  stop = served.follow();
  await vi.advanceTimersByTimeAsync(milliseconds);
}

const shown = () => table.rows.map(({ name }) => name);

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  limit = 500;
});
afterEach(() => {
  stop?.();
  vi.useRealTimers();
});

test('what fits the screen is all there, and is sorted and searched here', async () => {
  server = [{ name: 'b' }, { name: 'a' }];
  await open();
  expect([shown(), table.whole, served.more]).toEqual([['a', 'b'], true, null]);
  table.search = 'b';
  await rest(PATIENCE);
  expect([shown(), asked.length]).toEqual([['b'], 1]);
});

test('of more the server is asked, once the typing rests, and the old rows stay meanwhile', async () => {
  limit = ENOUGH;
  server = Array.from({ length: 3 * ENOUGH }, (_, at) => ({ name: `x${at}` }));
  await open();
  expect([shown().length, table.whole, served.more !== null]).toEqual([ENOUGH, false, true]);
  table.search = 'x14';
  await rest(PATIENCE / 2);
  table.search = 'x149';
  await rest(PATIENCE / 2);
  expect([asked.length, shown().length]).toEqual([1, ENOUGH]);
  await rest(PATIENCE);
  expect([shown(), asked.at(-1)]).toEqual([
    ['x149'],
    { sort: 'name', descending: false, search: 'x149' },
  ]);
  expect(served.more).toBeNull();
});

test('another order is asked of the server, from the beginning', async () => {
  limit = ENOUGH;
  server = Array.from({ length: 2 * ENOUGH }, (_, at) => ({ name: `x${at}` }));
  await open();
  table.order('name', true);
  await rest(PATIENCE);
  expect(asked.at(-1)).toEqual({ sort: 'name', descending: true });
});

test('parts with little in them are asked until the screen is full or the list ends', async () => {
  limit = 10;
  server = Array.from({ length: ENOUGH + 30 }, (_, at) => ({ name: `x${at}` }));
  await open();
  await rest();
  expect(shown().length).toBe(ENOUGH);
  await served.more?.();
  expect(shown().length).toBe(ENOUGH + 10);
});

test('what the server cannot do with a long list is not offered', async () => {
  limit = ENOUGH;
  server = Array.from({ length: 2 * ENOUGH }, (_, at) => ({ name: `x${at}` }));
  await open();
  expect(table.sortable.map(({ id }) => id)).toEqual(['name']);
  expect(table.filterable).toEqual([]);
});

test('an answer that was overtaken is dropped', async () => {
  limit = ENOUGH;
  server = Array.from({ length: 2 * ENOUGH }, (_, at) => ({ name: `x${at}` }));
  await open();
  const more = served.more?.();
  table.search = 'x7';
  await rest(PATIENCE);
  await more;
  expect(shown().every((name) => name.includes('x7'))).toBe(true);
});

test('what moved to another part of the list meanwhile stands there once', async () => {
  limit = ENOUGH;
  server = Array.from({ length: 2 * ENOUGH }, (_, at) => ({ name: `x${at}` }));
  await open();
  const [moved, ...others] = server as [Row, ...Row[]];
  server = [...others, moved];
  await served.more?.();
  expect(shown().filter((name) => name === 'x0')).toEqual(['x0']);
  expect(shown().at(-1)).toBe('x0');
});

test('more of a list is asked as the list was, also while something new is typed', async () => {
  limit = ENOUGH;
  server = Array.from({ length: 3 * ENOUGH }, (_, at) => ({ name: `x${at}` }));
  await open();
  table.search = 'x1';
  await served.more?.();
  expect(asked.at(-1)).toEqual({ sort: 'name', descending: false, cursor: String(ENOUGH) });
});

test('a new list with little in its first part goes on, though the old one was asked on', async () => {
  limit = ENOUGH;
  server = Array.from({ length: 3 * ENOUGH }, (_, at) => ({ name: `x${at}` }));
  await open();
  const more = served.more?.();
  limit = 2;
  table.search = 'x1';
  await served.first.load();
  await more;
  await vi.runAllTimersAsync();
  expect(shown().every((name) => name.includes('x1'))).toBe(true);
  expect(shown().length).toBeGreaterThanOrEqual(ENOUGH);
});

import { beforeEach, expect, test, vi } from 'vitest';
import { saveLayout } from './layouts';
import { TableState, type Column } from './table.svelte';

vi.mock('./layouts', () => ({
  rememberedLayout: vi.fn(() => undefined),
  fetchLayout: vi.fn(async () => undefined),
  saveLayout: vi.fn(),
}));

interface Row {
  name: string;
  kind: string;
  size: number;
}
const columns: Column<Row>[] = [
  { id: 'name', label: 'Naam', text: (row) => row.name, width: 100, filter: 'text' },
  { id: 'kind', label: 'Soort', text: (row) => row.kind, width: 100, filter: 'choice' },
  {
    id: 'size',
    label: 'Grootte',
    text: (row) => `${row.size} kB`,
    key: (row) => row.size,
    width: 90,
  },
];
let table: TableState<Row>;
const names = () => table.rows.map((row) => row.name).join(' ');

beforeEach(() => {
  vi.clearAllMocks();
  table = new TableState('test', columns, { by: 'name' });
  table.source = [
    { name: 'Btw 10', kind: 'brief', size: 9 },
    { name: 'Btw 9', kind: 'aangifte', size: 10 },
    { name: 'Één', kind: '', size: 100 },
  ];
});

test('what was searched and filtered for goes by way of the address', () => {
  table.search = 'btw';
  table.filters['kind'] = 'brief';
  const address = new URLSearchParams({ zoek: 'btw', 'f-kind': 'brief', deel: 'dossier' });
  const again = new TableState('test', columns);
  again.source = table.source;
  again.ask(address);
  expect(again.asked).toEqual({ zoek: 'btw', 'f-name': null, 'f-kind': 'brief' });
  expect(again.rows.map((row) => row.name)).toEqual(['Btw 10']);
  again.clear();
  expect(again.asked).toEqual({ zoek: null, 'f-name': null, 'f-kind': null });
});

test('rows are sorted as people count', () => expect(names()).toBe('Btw 9 Btw 10 Één'));

test('numbers are sorted by their value, not by their text', () => {
  table.sortBy('size');
  expect(names()).toBe('Btw 10 Btw 9 Één');
});

test('a third click brings back the standard order', () => {
  table.sortBy('size');
  table.sortBy('size');
  expect(table.sort).toEqual({ by: 'size', descending: true });
  table.sortBy('size');
  expect(table.sort).toEqual({ by: 'name', descending: false });
});

test('what is empty comes last', () => {
  table.sortBy('kind');
  expect(names()).toBe('Btw 9 Btw 10 Één');
});

test('searching looks in every column', () => {
  table.search = 'een';
  expect(names()).toBe('Één');
  table.search = 'aangif';
  expect(names()).toBe('Btw 9');
});

test('a choice matches whole, a text in part; clearing shows all', () => {
  table.filters = { kind: 'brief', name: 'btw' };
  expect(names()).toBe('Btw 10');
  expect(table.filterCount).toBe(2);
  table.clear();
  expect(table.rows).toHaveLength(3);
});

test('choices are the values that occur', () => {
  const values = table.options(columns[1] as Column<Row>).map(({ value }) => value);
  expect(values).toEqual(['aangifte', 'brief']);
});

test('the last column cannot be hidden', () => {
  for (const { id } of columns) table.toggle(id);
  expect(table.columns.map((column) => column.id)).toEqual(['size']);
});

test('moving tells the new place and is saved', () => {
  expect(table.move('size', 'name')).toBe(1);
  expect(saveLayout).toHaveBeenCalledOnce();
  expect(table.neighbour('name', -1)).toBe('size');
});

test('a column is never too narrow or too wide', () => {
  table.resize('name', 1);
  expect(table.width('name')).toBe(80);
  table.resize('name', 9999);
  expect(table.width('name')).toBe(640);
});

test('what belongs together stands together, where the first of it is sorted', () => {
  const bundled = new TableState('test', columns, { by: 'size' }, ({ kind }) => kind || null);
  bundled.source = [
    { name: 'Notulen', kind: 'set', size: 40 },
    { name: 'Los', kind: '', size: 20 },
    { name: 'Jaarrekening', kind: 'set', size: 10 },
    { name: 'Ook los', kind: '', size: 30 },
  ];
  const groups = () => bundled.groups.map((group) => group.map((row) => row.name).join('+'));
  expect(groups()).toEqual(['Jaarrekening+Notulen', 'Los', 'Ook los']);
  bundled.order('size', true);
  expect(groups()).toEqual(['Notulen+Jaarrekening', 'Ook los', 'Los']);
  bundled.search = 'l';
  expect(groups()).toEqual(['Notulen', 'Ook los', 'Los']);

  bundled.clear();
  bundled.source = [...bundled.source, { name: 'Bevestiging', kind: 'set', size: 5 }];
  expect(groups()[0], 'what comes with the next page').toBe('Notulen+Jaarrekening+Bevestiging');
});

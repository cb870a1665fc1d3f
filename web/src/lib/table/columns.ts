/** A column, and the arrangement of all of them: pure functions, so that they are easy to test. */
import type { TableLayout } from '../../api/types';

export interface Choice {
  value: string;
  label: string;
}

export interface Column<Row> {
  id: string;
  label: string;
  /** What is searched, filtered and, without `key`, sorted. */
  text: (row: Row) => string;
  key?: (row: Row) => string | number;
  filter?: 'choice' | 'text';
  width: number;
  /** Not shown until somebody asks for it. */
  hidden?: boolean;
  numeric?: boolean;
  /** Its place on a phone's card; without one it is a line with its label. */
  card?: 'title' | 'under' | 'corner' | 'none';
  /** What the server calls it, while it has more rows than the screen. */
  server?: { sort?: string; filter?: string; options?: () => Choice[] };
}

/** Columns with the words that stand above them. */
export const named = <Row, Id extends string>(
  names: Record<NoInfer<Id>, string>,
  columns: (Omit<Column<Row>, 'label'> & { id: Id })[],
): Column<Row>[] => columns.map((column) => ({ ...column, label: names[column.id] }));

export const MIN_WIDTH = 80;
export const MAX_WIDTH = 640;

export const clampWidth = (pixels: number) =>
  Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, pixels)));

export function standardLayout<Row>(
  columns: Column<Row>[],
  sort: { by: string; descending?: boolean } | null,
): TableLayout {
  return {
    columns: columns.map(({ id, width, hidden = false }) => ({ column_id: id, width, hidden })),
    sort_by: sort?.by ?? null,
    descending: sort?.descending ?? false,
  };
}

/** A saved layout as it fits today's columns: unknown ones left out, new ones added at the end. */
export function fitLayout(saved: TableLayout, standard: TableLayout): TableLayout {
  const known = new Map(standard.columns.map((column) => [column.column_id, column]));
  const kept = saved.columns
    .filter((column) => known.delete(column.column_id))
    .map((column) => ({ ...column, width: clampWidth(column.width) }));
  const columns = [...kept, ...known.values()];
  const sortable = columns.some((column) => column.column_id === saved.sort_by);
  return {
    columns: columns.some((column) => !column.hidden) ? columns : standard.columns,
    sort_by: sortable ? saved.sort_by : standard.sort_by,
    descending: sortable ? saved.descending : standard.descending,
  };
}

/** Puts a column where another one stands now. */
export function moveColumn(layout: TableLayout, id: string, target: string): TableLayout {
  const ids = layout.columns.map((column) => column.column_id);
  const moving = layout.columns[ids.indexOf(id)];
  if (!moving || id === target) return layout;
  const rest = layout.columns.filter((column) => column !== moving);
  rest.splice(ids.indexOf(target), 0, moving);
  return { ...layout, columns: rest };
}

/** What belongs together is put together, where the first of it stands. */
export function gathered<Row>(rows: Row[], bundleOf: (row: Row) => string | null | undefined) {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const bundle = bundleOf(row) || row;
    groups.set(bundle, [...(groups.get(bundle) ?? []), row]);
  }
  return [...groups.values()];
}

export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** As people search: `smit bv` and `'t hart` find Smit B.V. and ’t Hart, whatever the keyboard. */
export const sought = (text: string) => fold(text).replace(/[.'’‘`´]/g, '');

/** The state of a data table: which columns are shown, in what order and width, and which rows pass. */
import { collator } from '../../i18n/format';
import { fetchLayout, rememberedLayout, saveLayout } from './layouts';
import {
  clampWidth,
  fitLayout,
  sought,
  gathered,
  moveColumn,
  standardLayout,
  type Choice,
  type Column,
} from './columns';

export type { Column } from './columns';

export const ALL_DRAWN = 100;

export class TableState<Row> {
  filters = $state<Record<string, string>>({});
  search = $state('');
  source = $state.raw<Row[]>([]);
  /** Everything is in `source`, so that it is sorted, searched and filtered here. */
  whole = $state(true);
  private readonly standard;
  private layout;
  private touched = false;
  private readonly byId: Map<string, Column<Row>>;

  ordered = $derived.by(() =>
    this.layout.columns.flatMap(({ column_id }) => this.byId.get(column_id) ?? []),
  );
  columns = $derived.by(() => this.ordered.filter((column) => this.shown(column.id)));
  /** Each row by itself, or with those that belong with it. */
  groups = $derived.by(() => gathered(this.whole ? this.arranged() : this.source, this.bundleOf));
  rows = $derived.by(() => this.groups.flat());
  /** There are so many that only those near the screen are drawn. */
  windowed = $derived(this.rows.length > ALL_DRAWN);
  filtered = $derived(this.search !== '' || Object.values(this.filters).some(Boolean));
  filterCount = $derived(Object.values(this.filters).filter(Boolean).length);

  /** `name` is the layout's place on the server. */
  constructor(
    readonly name: string,
    readonly all: Column<Row>[],
    sort: { by: string; descending?: boolean } | null = null,
    /** What a row belongs to, if anything. */
    private readonly bundleOf: (row: Row) => string | null | undefined = () => null,
  ) {
    this.byId = new Map(all.map((column) => [column.id, column]));
    this.standard = standardLayout(all, sort);
    const saved = rememberedLayout(name);
    this.layout = $state.raw(saved ? fitLayout(saved, this.standard) : this.standard);
  }

  /** The columns that can be sorted by, and those that can be filtered by, as things are. */
  sortable = $derived.by(() => this.all.filter(({ server }) => this.whole || server?.sort));
  filterable = $derived.by(() =>
    this.all.filter(({ filter, server }) => (this.whole ? filter : server?.filter)),
  );

  /** Takes over the layout that the server has, unless somebody was quicker with the mouse. */
  async restore() {
    const saved = await fetchLayout(this.name);
    if (saved && !this.touched) this.layout = fitLayout(saved, this.standard);
  }

  get sort() {
    const { sort_by: by, descending } = this.layout;
    return by ? { by, descending: descending ?? false } : null;
  }

  width(id: string) {
    return this.place(id)?.width ?? 160;
  }

  shown(id: string) {
    return !this.place(id)?.hidden;
  }

  resize(id: string, pixels: number) {
    this.change(id, { width: clampWidth(pixels) });
  }

  toggle(id: string) {
    const last = this.columns.length === 1 && this.shown(id);
    if (!last) this.change(id, { hidden: this.shown(id) });
  }

  /** Puts a column where another one stands now. Returns its new place, counted from one. */
  move(id: string, target: string): number {
    this.keep(moveColumn(this.layout, id, target));
    return this.ordered.findIndex((column) => column.id === id) + 1;
  }

  neighbour(id: string, step: -1 | 1, among: Column<Row>[] = this.columns) {
    return among[among.findIndex((column) => column.id === id) + step]?.id;
  }

  /** Up, down, and then back to the standard order. */
  sortBy(id: string) {
    const { sort } = this;
    if (sort?.by !== id) this.order(id, false);
    else if (!sort.descending) this.order(id, true);
    else this.order(this.standard.sort_by ?? null, this.standard.descending ?? false);
  }

  order(by: string | null, descending: boolean) {
    this.keep({ ...this.layout, sort_by: by, descending });
  }

  /** What is searched and filtered for, as the address has it; null is what it has not. */
  get asked(): Record<string, string | null> {
    const filters = this.all.filter((column) => column.filter);
    return {
      zoek: this.search || null,
      ...Object.fromEntries(filters.map(({ id }) => [`f-${id}`, this.filters[id] || null])),
    };
  }

  /** Takes over what the address asks for. */
  ask(address: URLSearchParams) {
    this.search = address.get('zoek') ?? '';
    for (const id of Object.keys(this.asked)) {
      const wanted = address.get(id);
      if (wanted && id.startsWith('f-')) this.filters[id.slice(2)] = wanted;
    }
  }

  clear() {
    this.filters = {};
    this.search = '';
  }

  reset() {
    this.keep(this.standard);
  }

  /** The values of a column, to choose from. */
  options(column: Column<Row>): Choice[] {
    if (!this.whole) return column.server?.options?.() ?? [];
    const texts = [...new Set(this.source.map(column.text))].filter(Boolean);
    return texts.sort(collator.compare).map((text) => ({ value: text, label: text }));
  }

  private place(id: string) {
    return this.layout.columns.find((column) => column.column_id === id);
  }

  private change(id: string, values: { width?: number; hidden?: boolean }) {
    const columns = this.layout.columns.map((column) =>
      column.column_id === id ? { ...column, ...values } : column,
    );
    this.keep({ ...this.layout, columns });
  }

  private keep(layout: typeof this.standard) {
    this.touched = true;
    this.layout = layout;
    saveLayout(this.name, layout);
  }

  private arranged() {
    return this.sorted(this.source.filter((row) => this.passes(row)));
  }

  private passes(row: Row) {
    const needle = sought(this.search.trim());
    const found = !needle || this.all.some((column) => sought(column.text(row)).includes(needle));
    return found && this.all.every((column) => this.meets(column, row));
  }

  private meets({ id, filter, text }: Column<Row>, row: Row) {
    const wanted = this.filters[id];
    if (!wanted) return true;
    if (filter === 'choice') return text(row) === wanted;
    return sought(text(row)).includes(sought(wanted));
  }

  private sorted(rows: Row[]) {
    const column = this.sort && this.byId.get(this.sort.by);
    if (!column) return rows;
    const { text, key = text } = column;
    const direction = this.sort?.descending ? -1 : 1;
    return rows.sort((one, other) => direction * compare(key(one), key(other)));
  }
}

/** What is empty comes last when ascending. */
function compare(one: string | number, other: string | number) {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (one === '' || other === '') return Number(one === '') - Number(other === '');
  return collator.compare(String(one), String(other));
}

/** A list of any length: all of it where that fits the screen, which then sorts, searches and filters
 * it; otherwise as much as is looked at, sorted, searched and filtered by the server. */
import { untrack } from 'svelte';
import type { ListPage } from '../pages';
import { Remote } from '../remote.svelte';
import type { TableState } from './table.svelte';

/** What the server is asked; its filters by the names that it gives them. */
export type Asked = Record<string, string | boolean>;
type Fetch<Row, Page extends ListPage<Row>> = (asked: Asked) => Promise<Page>;

/** As many rows as fill a screen: while there are fewer, the next part is asked at once. */
export const ENOUGH = 50;
export const PATIENCE = 250;

export class Served<Row, Page extends ListPage<Row> = ListPage<Row>> {
  /** The first part, as it was asked last. */
  readonly first: Remote<Page>;
  private cursor = $state<string | null>(null);
  private asking = $state(false);
  private turn = 0;
  private asked = '';
  private rows: Row[] = [];

  constructor(
    private readonly table: TableState<Row>,
    private readonly fetch: Fetch<Row, Page>,
    /** Of all rows that are there, those to show. */
    private readonly shown: (rows: Row[]) => Row[] = (rows) => rows,
  ) {
    this.first = new Remote(() => this.begin());
  }

  get problem() {
    return this.first.problem;
  }

  get loading() {
    return this.first.loading;
  }

  /** Another part is on its way, and the rows there are stay as they were. */
  get busy() {
    return this.asking || (this.first.busy && !this.first.loading);
  }

  /** Null at the end of the list. */
  get more() {
    return this.cursor ? this.next : null;
  }

  private next = async () => {
    const { turn } = this;
    await this.add(turn);
  };

  /** All of it, if that is little; or what is wished of much. */
  private async begin(): Promise<Page> {
    const turn = ++this.turn;
    const all = this.table.whole ? await this.fetch(this.order()) : null;
    if (all && !all.cursor) return this.show(all, turn, true);
    const wished = this.wished();
    this.asked = JSON.stringify(wished);
    const narrowed = Object.keys(wished).length > Object.keys(this.order()).length;
    const page = all && !narrowed ? all : await this.fetch(wished);
    return this.show(page, turn, false);
  }

  private show(page: Page, turn: number, whole: boolean): Page {
    if (turn !== this.turn) return page;
    this.table.whole = whole;
    this.put(page.items);
    this.cursor = page.cursor ?? null;
    if (this.cursor && page.items.length < ENOUGH) void this.add(turn);
    return page;
  }

  private async add(turn: number) {
    if (this.asking || !this.cursor) return;
    this.asking = true;
    try {
      const page = await this.fetch({ ...this.wished(), cursor: this.cursor });
      if (turn !== this.turn) return;
      this.put([...this.rows, ...page.items]);
      this.cursor = page.cursor ?? null;
    } finally {
      this.asking = false;
    }
    if (this.cursor && this.rows.length < ENOUGH) await this.add(turn);
  }

  private put(rows: Row[]) {
    this.rows = rows;
    this.table.source = this.shown(rows);
  }

  /** What is typed and chosen is asked of the server, once it rests. */
  follow = () => {
    const wished = JSON.stringify(this.wished());
    if (untrack(() => this.table.whole || this.first.loading) || wished === this.asked) return;
    const wait = setTimeout(() => void this.first.load(), PATIENCE);
    return () => clearTimeout(wait);
  };

  private order(): Asked {
    const { sort, all } = this.table;
    const name = all.find(({ id }) => id === sort?.by)?.server?.sort;
    return sort && name ? { sort: name, descending: sort.descending } : {};
  }

  private wished(): Asked {
    const { search, all, filters } = this.table;
    const chosen = all.flatMap(({ id, server }) => {
      const known = server?.options?.().some(({ value }) => value === filters[id]);
      return server?.filter && known ? [[server.filter, filters[id]]] : [];
    });
    const words = search.trim();
    return { ...this.order(), ...(words ? { search: words } : {}), ...Object.fromEntries(chosen) };
  }
}

/** The same, fetched as soon as the component that asks for it is there, and kept as it is wished. */
export function served<Row, Page extends ListPage<Row>>(
  ...given: ConstructorParameters<typeof Served<Row, Page>>
): Served<Row, Page> {
  const list = new Served<Row, Page>(...given);
  $effect(() => void list.first.load());
  $effect(list.follow);
  return list;
}

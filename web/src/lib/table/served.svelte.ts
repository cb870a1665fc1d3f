/** A list of any length: all of it where that fits the screen, which then sorts, searches and filters
 * it; otherwise as much as is looked at, sorted, searched and filtered by the server. */
import { untrack } from 'svelte';
import { attempt } from '../attempt';
import type { ListPage } from '../pages';
import { Remote } from '../remote.svelte';
import type { TableState } from './table.svelte';

/** What the server is asked; its filters by the names that it gives them. */
export type Asked = Record<string, string | boolean>;
type Fetch<Row, Page extends ListPage<Row>> = (asked: Asked) => Promise<Page>;

/** As many rows as fill a screen: while there are fewer, the next part is asked at once. */
export const ENOUGH = 50;
export const PATIENCE = 250;

const same = (one: Asked, other: Asked) => JSON.stringify(one) === JSON.stringify(other);

export class Served<Row, Page extends ListPage<Row> = ListPage<Row>> {
  /** The first part, as it was asked last. */
  readonly first: Remote<Page>;
  private cursor = $state<string | null>(null);
  /** The turn in which another part is fetched. */
  private adding = $state<number | null>(null);
  private turn = 0;
  /** What the rows that are there were asked with. */
  private asked: Asked = {};
  private rows: Row[] = [];

  constructor(
    private readonly table: TableState<Row>,
    private readonly fetch: Fetch<Row, Page>,
    private readonly key: (row: Row) => string,
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
    return this.adding !== null || (this.first.busy && !this.first.loading);
  }

  /** Null at the end of the list. */
  get more() {
    return this.cursor ? this.next : null;
  }

  private next = () => attempt(() => this.add(this.turn));

  /** What stands there is what is wished by now: for whoever does not wait until the typing rests. */
  settled = async () => {
    if (!this.table.whole && !same(this.wished(), this.asked)) await this.first.load();
  };

  /** All of it, if that is little; or what is wished of much. */
  private async begin(): Promise<Page> {
    const turn = ++this.turn;
    const order = this.order();
    const all = this.table.whole ? await this.fetch(order) : null;
    if (all && !all.cursor) return this.show(all, turn, order, true);
    const wished = this.wished();
    const page = all && same(wished, order) ? all : await this.fetch(wished);
    return this.show(page, turn, wished, false);
  }

  private show(page: Page, turn: number, asked: Asked, whole: boolean): Page {
    if (turn !== this.turn) return page;
    this.asked = asked;
    this.table.whole = whole;
    this.put(page.items);
    this.cursor = page.cursor ?? null;
    if (this.cursor && page.items.length < ENOUGH) void this.next();
    return page;
  }

  private async add(turn: number) {
    if (this.adding === turn || !this.cursor) return;
    this.adding = turn;
    try {
      const page = await this.fetch({ ...this.asked, cursor: this.cursor });
      if (turn !== this.turn) return;
      this.put([...this.rows, ...page.items]);
      this.cursor = page.cursor ?? null;
    } finally {
      if (this.adding === turn) this.adding = null;
    }
    if (this.cursor && this.rows.length < ENOUGH) await this.add(turn);
  }

  /** What moved in the list between two parts stands where it was found last. */
  private put(rows: Row[]) {
    const last = new Map<string, Row>();
    for (const row of rows) {
      last.delete(this.key(row));
      last.set(this.key(row), row);
    }
    this.rows = [...last.values()];
    this.table.source = this.shown(this.rows);
  }

  /** What is typed and chosen is asked of the server, once it rests. */
  follow = () => {
    const wished = this.wished();
    if (untrack(() => this.table.whole || this.first.loading) || same(wished, this.asked)) return;
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

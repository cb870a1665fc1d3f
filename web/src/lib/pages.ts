/** Lists come in pages with a cursor; up to a limit the screen gets them as one. */
export interface ListPage<Row> {
  items: Row[];
  cursor?: string | null;
}
type Fetch<Row> = (cursor: string | undefined) => Promise<ListPage<Row>>;

export const SCREENFUL = 200;

export async function loadPages<Row>(
  fetch: Fetch<Row>,
  start?: string,
  limit = SCREENFUL,
): Promise<ListPage<Row>> {
  const items: Row[] = [];
  let cursor = start;
  do {
    const page = await fetch(cursor);
    items.push(...page.items);
    cursor = page.cursor ?? undefined;
  } while (cursor && items.length < limit);
  return { items, cursor: cursor ?? null };
}

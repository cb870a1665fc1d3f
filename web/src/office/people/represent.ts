/** What lies in a dossier and may show why somebody acts for its holder. */
import { answer, api } from '../../api/client';
import type { components } from '../../api/schema';

type Row = components['schemas']['ListedDocument'];

// Taken back, or not heard of by anybody but the office yet.
const NOT = new Set(['withdrawn', 'unconfirmed', 'preparing']);

/** All of it, newest first, whatever the size of the dossier. */
export async function proofsIn(client_id: string): Promise<Row[]> {
  const found: Row[] = [];
  let cursor: string | null | undefined;
  do {
    const query = { client_id, ...(cursor ? { cursor } : {}) };
    const page = await answer(api.GET('/documents', { params: { query } }));
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return found.filter(({ status }) => !NOT.has(status));
}

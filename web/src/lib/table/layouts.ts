/** How this person likes their tables: from the server, remembered in this browser for the first paint. */
import { answer, api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { TableLayout } from '../../api/types';
import { t } from '../../i18n';
import { keep, kept } from '../keep';
import { session } from '../session.svelte';
import { toasts } from '../toasts.svelte';

type Tables = Record<string, TableLayout>;
let fetched: Promise<Tables> | null = null;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

const place = () => `layouts.${session.me?.user_id ?? ''}`;

function remembered(): Tables {
  try {
    return JSON.parse(kept(place()) ?? '{}') as Tables;
  } catch {
    return {};
  }
}

export function rememberedLayout(table: string): TableLayout | undefined {
  return remembered()[table];
}

export async function fetchLayout(table: string): Promise<TableLayout | undefined> {
  fetched ??= answer(api.GET('/me/layouts')).then((layouts) => layouts.tables);
  try {
    const tables = await fetched;
    keep(place(), JSON.stringify(tables));
    return tables[table];
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    fetched = null; // the next table asks again; meanwhile what was remembered serves
    return undefined;
  }
}

/** Waits for the dragging to end before it tells the server. */
export function saveLayout(table: string, layout: TableLayout) {
  const tables = { ...remembered(), [table]: layout };
  keep(place(), JSON.stringify(tables));
  fetched = Promise.resolve(tables);
  if (session.me?.viewing) return; // it is somebody else's; who looks along changes only what is on the screen
  clearTimeout(timers.get(table));
  timers.set(
    table,
    setTimeout(() => void put(table, layout), 600),
  );
}

async function put(table: string, layout: TableLayout) {
  try {
    const params = { path: { table_id: table } };
    await answer(api.PUT('/me/layouts/{table_id}', { params, body: layout }));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    toasts.say(t.table.layoutFailed);
  }
}

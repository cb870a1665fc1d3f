/** How this person likes their tables: from the server, remembered in this browser for the first paint. */
import { answer, api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { TableLayout } from '../../api/types';
import { keep, kept } from '../keep';
import { session } from '../session.svelte';

type Tables = Record<string, TableLayout>;
let fetched: Promise<Tables> | null = null;

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

export function saveLayout(table: string, layout: TableLayout) {
  const tables = { ...remembered(), [table]: layout };
  keep(place(), JSON.stringify(tables));
  fetched = Promise.resolve(tables);
  // who looks along changes only what is on the screen: the arrangement is somebody else's
  if (!session.me?.viewing) void import('./saving').then(({ saveSoon }) => saveSoon(table, layout));
}

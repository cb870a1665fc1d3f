/** An arrangement is told to the server, once the dragging has ended. */
import { answer, api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { TableLayout } from '../../api/types';
import { t } from '../../i18n';
import { toasts } from '../toasts.svelte';

const PAUSE = 600;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

export function saveSoon(table: string, layout: TableLayout) {
  clearTimeout(timers.get(table));
  timers.set(
    table,
    setTimeout(() => void put(table, layout), PAUSE),
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

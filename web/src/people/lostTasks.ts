/** What becomes of open tasks when somebody loses rights: worked out by the server. */
import { answer, api } from '../api/client';
import type { components } from '../api/schema';
import { formatDate } from '../i18n/format';
import { joinNames } from '../i18n/lists';
import { p } from './texts';
import { given, type Rights } from './words';

type Schemas = components['schemas'];
export type LostTasks = Schemas['LostTasks'];
type LostTask = Schemas['LostTask'];

export interface Loss {
  /** No client: the account is stopped, everywhere. */
  client?: string | undefined;
  person: string;
  /** What is left; null when access ends. */
  rights?: Rights | null | undefined;
  /** Who is let in at the same moment. */
  beside?: { name: string; rights: Rights } | null | undefined;
}

export function lostTasks({ client, person, rights = null, beside = null }: Loss) {
  if (!client) {
    const params = { path: { user_id: person } };
    return answer(api.GET('/people/{user_id}/lost-tasks', { params }));
  }
  const body = {
    user_id: person,
    rights: rights && given(rights),
    beside: beside && { name: beside.name, rights: given(beside.rights) },
  };
  const params = { path: { client_id: client } };
  return answer(api.POST('/clients/{client_id}/lost-tasks', { params, body }));
}

/** One sentence: what it is, and what becomes of it. */
export function lostWords(task: LostTask, withClient: boolean): string {
  const text = p.lostTasks;
  const what = withClient ? `${task.title} (${task.client_name})` : task.title;
  const after = task.ends_on ? `${text.after(formatDate(task.ends_on))} ` : '';
  return `${what}: ${after}${text[task.outcome](joinNames(task.names), task.names.length)}`;
}

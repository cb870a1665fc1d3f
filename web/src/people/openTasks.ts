/** What waits at a client and may be asked too of whoever is given rights: counted by the server. */
import { answer, api } from '../api/client';
import type { components } from '../api/schema';
import { joinNames } from '../i18n/lists';
import type { Loss } from './lostTasks';
import { p } from './texts';
import { given, type Rights } from './words';

export type OpenTasks = components['schemas']['OpenTasksView'];

export function countOpenTasks(
  client_id: string,
  rights: Rights,
  user_id: string | null,
  loss: Loss | null = null,
): Promise<OpenTasks> {
  const params = { path: { client_id } };
  const left = loss?.rights ? given(loss.rights) : null;
  const instead = loss && { user_id: loss.person, rights: left };
  const body = { rights: given(rights), user_id, instead };
  return answer(api.POST('/clients/{client_id}/open-tasks', { params, body }));
}

export const joinable = ({ approve, read }: OpenTasks) => approve + read;

/** `2 stukken om te accorderen en 1 stuk om te lezen` */
export function joinableWords({ approve, read }: OpenTasks): string {
  const text = p.openTasks;
  return joinNames([
    ...(approve ? [text.approve(approve)] : []),
    ...(read ? [text.read(read)] : []),
  ]);
}

/** `1 ondertekening blijft zoals zij is.`; empty when nothing does. */
export function staysWords({ approve_stays: all, sign_stays: sign }: OpenTasks): string {
  const text = p.openTasks;
  const kinds = [...(sign ? [text.signs(sign)] : []), ...(all ? [text.all(all)] : [])];
  return kinds.length ? text.stays(joinNames(kinds), all + sign, sign > 0) : '';
}

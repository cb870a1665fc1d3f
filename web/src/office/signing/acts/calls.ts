/** What the office does with a signing, as calls to the API. */
import { answer, api } from '../../../api/client';
import type { Signing } from '../../../api/types';

type Which = Pick<Signing, 'client_id' | 'task_id'>;
const SIGNING = '/clients/{client_id}/signings/{task_id}';
const at = ({ client_id, task_id }: Which) => ({ path: { client_id, task_id } });
const of = (which: Which, user_id: string) => ({ path: { ...at(which).path, user_id } });

export const show = (which: Which) =>
  answer(api.GET('/clients/{client_id}/tasks/{task_id}', { params: at(which) }));

export const deliveries = async (which: Which) =>
  (await answer(api.GET(`${SIGNING}/deliveries`, { params: at(which) }))).items;

/** Of these people, or of all whose turn it is. */
export const remind = (which: Which, user_ids: string[] = []) =>
  answer(api.POST(`${SIGNING}/reminders`, { params: at(which), body: { user_ids } }));

export const extend = (which: Which, expires_on: string) =>
  answer(api.PUT(`${SIGNING}/expiry`, { params: at(which), body: { expires_on } }));

export function replace(which: Which, user_id: string, by: string) {
  const params = of(which, user_id);
  const body = { user_id: by };
  return answer(api.PUT(`${SIGNING}/signers/{user_id}/replacement`, { params, body }));
}

export const withdraw = (which: Which, reason: string) =>
  answer(api.PUT(`${SIGNING}/withdrawal`, { params: at(which), body: { reason } }));

export function judge(which: Which, user_id: string, accepted: boolean, remark: string) {
  const params = of(which, user_id);
  const body = { accepted, remark };
  return answer(api.PUT(`${SIGNING}/signers/{user_id}/receipt`, { params, body }));
}

export const evidence = (which: Which) =>
  answer(api.GET(`${SIGNING}/evidence`, { params: at(which) }));

export const makeEvidence = (which: Which) =>
  answer(api.POST(`${SIGNING}/evidence`, { params: at(which) }));

/** What the office does with a signing, as calls to the API. */
import { answer, api } from '../../../api/client';
import type { Signing } from '../shapes';

type Which = Pick<Signing, 'client_id' | 'task_id'>;
const at = ({ client_id, task_id }: Which) => ({ path: { client_id, task_id } });
const of = (which: Which, user_id: string) => ({ path: { ...at(which).path, user_id } });

export const show = (which: Which) =>
  answer(api.GET('/clients/{client_id}/signings/{task_id}', { params: at(which) }));

export const deliveries = async (which: Which) =>
  (
    await answer(
      api.GET('/clients/{client_id}/signings/{task_id}/deliveries', { params: at(which) }),
    )
  ).items;

/** Of these people, or of all whose turn it is. */
export const remind = (which: Which, user_ids: string[] = []) =>
  answer(
    api.POST('/clients/{client_id}/signings/{task_id}/reminders', {
      params: at(which),
      body: { user_ids },
    }),
  );

export const extend = (which: Which, expires_on: string) =>
  answer(
    api.PUT('/clients/{client_id}/signings/{task_id}/expiry', {
      params: at(which),
      body: { expires_on },
    }),
  );

export const replace = (which: Which, user_id: string, by: string) =>
  answer(
    api.PUT('/clients/{client_id}/signings/{task_id}/signers/{user_id}/replacement', {
      params: of(which, user_id),
      body: { user_id: by },
    }),
  );

export const withdraw = (which: Which, reason: string) =>
  answer(
    api.PUT('/clients/{client_id}/signings/{task_id}/withdrawal', {
      params: at(which),
      body: { reason },
    }),
  );

export const judge = (which: Which, user_id: string, accepted: boolean, remark: string) =>
  answer(
    api.PUT('/clients/{client_id}/signings/{task_id}/signers/{user_id}/receipt', {
      params: of(which, user_id),
      body: { accepted, remark },
    }),
  );

export const evidence = (which: Which) =>
  answer(api.GET('/clients/{client_id}/signings/{task_id}/evidence', { params: at(which) }));

export const makeEvidence = (which: Which) =>
  answer(api.POST('/clients/{client_id}/signings/{task_id}/evidence', { params: at(which) }));

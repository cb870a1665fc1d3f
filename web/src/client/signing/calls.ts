/** What the API knows about signing; every call is about one client. */
import { answer, api } from '../../api/client';
import type { components } from '../../api/schema';
import type { Given, Method } from '../../api/types';

type Schemas = components['schemas'];
export type Signing = Schemas['SigningView'];
export type SigningRow = Schemas['SigningRow'];
export type SigningList = Schemas['SigningList'];
export type Signer = Schemas['SignerView'];
export type Ceremony = Schemas['CeremonyView'];
export type CeremonyDocument = Schemas['CeremonyDocument'];
export type Ink = Schemas['InkBody'];
export type Box = Schemas['BoxShape'];

const signingAt = (client_id: string, task_id: string) => ({
  params: { path: { client_id, task_id } },
});
const ceremonyAt = (client_id: string, ceremony_id: string) => ({
  params: { path: { client_id, ceremony_id } },
});

export const loadSigning = (client: string, task: string): Promise<Signing> =>
  answer(api.GET('/clients/{client_id}/signings/{task_id}', signingAt(client, task)));

export const loadToSign = (client_id: string): Promise<SigningList> =>
  answer(api.GET('/clients/{client_id}/signings', { params: { path: { client_id } } }));

export function decline(signing: Signing, reason: string): Promise<Signing> {
  const body = { document_sha256: signing.document_sha256, reason };
  return answer(
    api.PUT('/clients/{client_id}/signings/{task_id}/decline', {
      ...signingAt(signing.client_id, signing.task_id),
      body,
    }),
  );
}

export function signOnPaper(
  signing: Signing,
  upload_ids: string[],
  remark: string,
): Promise<Signing> {
  const body = { document_sha256: signing.document_sha256, upload_ids, remark };
  return answer(
    api.PUT('/clients/{client_id}/signings/{task_id}/paper', {
      ...signingAt(signing.client_id, signing.task_id),
      body,
    }),
  );
}

/** The id is made here, so that a second click begins nothing twice. */
export function begin(client_id: string, id: string, rows: SigningRow[]): Promise<Ceremony> {
  const documents = rows.map(({ task_id, document_sha256 }) => ({ task_id, document_sha256 }));
  return answer(
    api.POST('/clients/{client_id}/ceremonies', {
      params: { path: { client_id } },
      body: { ceremony_id: id, documents },
    }),
  );
}

export const loadCeremony = (client: string, id: string): Promise<Ceremony> =>
  answer(api.GET('/clients/{client_id}/ceremonies/{ceremony_id}', ceremonyAt(client, id)));

export const leave = (client: string, id: string) =>
  answer(api.DELETE('/clients/{client_id}/ceremonies/{ceremony_id}', ceremonyAt(client, id)));

export const answerCode = (client: string, id: string, body: Given): Promise<Ceremony> =>
  answer(
    api.PUT('/clients/{client_id}/ceremonies/{ceremony_id}/answer', {
      ...ceremonyAt(client, id),
      body,
    }),
  );

export const chooseMethod = (client: string, id: string, method: Method): Promise<Ceremony> =>
  answer(
    api.PUT('/clients/{client_id}/ceremonies/{ceremony_id}/method', {
      ...ceremonyAt(client, id),
      body: { method },
    }),
  );

export const sendCodeAgain = (client: string, id: string): Promise<Ceremony> =>
  answer(api.PUT('/clients/{client_id}/ceremonies/{ceremony_id}/message', ceremonyAt(client, id)));

export const giveSignature = (client: string, id: string, body: Ink): Promise<Ceremony> =>
  answer(
    api.PUT('/clients/{client_id}/ceremonies/{ceremony_id}/signature', {
      ...ceremonyAt(client, id),
      body,
    }),
  );

export const complete = (client: string, id: string): Promise<Ceremony> =>
  answer(
    api.PUT('/clients/{client_id}/ceremonies/{ceremony_id}/completion', ceremonyAt(client, id)),
  );

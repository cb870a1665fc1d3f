/** What the API knows about signing; every call is about one client. */
import { answer, api } from '../../api/client';
import type { components } from '../../api/schema';
import type { Given, Method, Task } from '../../api/types';

type Schemas = components['schemas'];
export type SigningRow = Schemas['TaskToSign'];
export type SigningList = Schemas['SigningList'];
export type Ceremony = Schemas['CeremonyView'];
export type CeremonyDocument = Schemas['CeremonyDocument'];
export type Ink = Schemas['InkBody'];

const SIGNINGS = '/clients/{client_id}/signings';
const CEREMONIES = '/clients/{client_id}/ceremonies';
const CEREMONY = `${CEREMONIES}/{ceremony_id}` as const;

const signingAt = (client_id: string, task_id: string) => ({
  params: { path: { client_id, task_id } },
});
const ceremonyAt = (client_id: string, ceremony_id: string) => ({
  params: { path: { client_id, ceremony_id } },
});

/** What has been on the screen is one version of a document, and nothing else is signed. */
export const versionOf = ({ task_id, document_sha256 }: SigningRow) =>
  `${task_id}/${document_sha256}`;

export const loadToSign = (client_id: string): Promise<SigningList> =>
  answer(api.GET(SIGNINGS, { params: { path: { client_id } } }));

export function decline(task: Task, reason: string): Promise<Task> {
  const at = signingAt(task.client_id, task.task_id);
  const body = { document_sha256: task.document_sha256, reason };
  return answer(api.PUT(`${SIGNINGS}/{task_id}/decline`, { ...at, body }));
}

export function signOnPaper(task: Task, upload_ids: string[], remark: string): Promise<Task> {
  const at = signingAt(task.client_id, task.task_id);
  const body = { document_sha256: task.document_sha256, upload_ids, remark };
  return answer(api.PUT(`${SIGNINGS}/{task_id}/paper`, { ...at, body }));
}

/** The id is made here, so that a second click begins nothing twice. */
export function begin(client_id: string, id: string, rows: SigningRow[]): Promise<Ceremony> {
  const documents = rows.map(({ task_id, document_sha256 }) => ({ task_id, document_sha256 }));
  const body = { ceremony_id: id, documents };
  return answer(api.POST(CEREMONIES, { params: { path: { client_id } }, body }));
}

export const loadCeremony = (client: string, id: string): Promise<Ceremony> =>
  answer(api.GET(CEREMONY, ceremonyAt(client, id)));

export const leave = (client: string, id: string) =>
  answer(api.DELETE(CEREMONY, ceremonyAt(client, id)));

export const answerCode = (client: string, id: string, body: Given): Promise<Ceremony> =>
  answer(api.PUT(`${CEREMONY}/answer`, { ...ceremonyAt(client, id), body }));

export const chooseMethod = (client: string, id: string, method: Method): Promise<Ceremony> =>
  answer(api.PUT(`${CEREMONY}/method`, { ...ceremonyAt(client, id), body: { method } }));

export const sendCodeAgain = (client: string, id: string): Promise<Ceremony> =>
  answer(api.PUT(`${CEREMONY}/message`, ceremonyAt(client, id)));

export const giveSignature = (client: string, id: string, body: Ink): Promise<Ceremony> =>
  answer(api.PUT(`${CEREMONY}/signature`, { ...ceremonyAt(client, id), body }));

export const complete = (client: string, id: string): Promise<Ceremony> =>
  answer(api.PUT(`${CEREMONY}/completion`, ceremonyAt(client, id)));

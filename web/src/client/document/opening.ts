/** Opening a document: a link of 60 seconds, the bytes behind it, and proof that they are the right ones. */
import { answer, api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Opening } from '../../api/types';
import { sha256 } from '../../lib/sha256';
import { t } from '../../i18n';

export interface Opened extends Opening {
  data: Uint8Array;
}
export interface Which {
  client: string;
  document: string;
  version?: number;
  /** The task of a signing: then it is the file as it is now, with the signatures so far. */
  signing?: string;
}

export async function askLink(which: Which, download = false): Promise<Opening> {
  if (which.signing) return askSigned(which.client, which.signing, download);
  const params = { path: { client_id: which.client, document_id: which.document } };
  const body = { download, ...(which.version ? { version: which.version } : { version: null }) };
  return answer(
    api.POST('/clients/{client_id}/documents/{document_id}/openings', { params, body }),
  );
}

function askSigned(client_id: string, task_id: string, download: boolean): Promise<Opening> {
  const params = { path: { client_id, task_id } };
  const body = { download, version: null };
  return answer(api.POST('/clients/{client_id}/signings/{task_id}/openings', { params, body }));
}

/** The bytes are checked against the hash that goes back with an approval. */
export async function openDocument(which: Which): Promise<Opened> {
  const opening = await askLink(which);
  const blob = await fetchFile(opening.url);
  if ((await sha256(blob)) !== opening.sha256)
    throw new Problem('damaged', t.client.viewer.failed, 0);
  return { ...opening, data: new Uint8Array(await blob.arrayBuffer()) };
}

async function fetchFile(url: string): Promise<Blob> {
  try {
    const response = await fetch(url);
    if (response.ok) return await response.blob();
    throw new Problem('file_unavailable', t.client.viewer.failed, response.status);
  } catch (problem) {
    if (problem instanceof Problem) throw problem;
    throw new Problem('unreachable', t.errors.unreachable, 0);
  }
}

/** The window opens at once, inside the click: browsers stop one that comes later. */
export async function openInTab(which: Which) {
  const tab = window.open('', '_blank');
  try {
    const { url } = await askLink(which);
    if (tab) tab.location.href = url;
    else location.assign(url);
  } catch (problem) {
    tab?.close();
    throw problem;
  }
}

export async function download(which: Which) {
  const { url, file_name } = await askLink(which, true);
  const link = document.createElement('a');
  link.href = url;
  link.download = file_name;
  link.click();
}

/** One file to a presigned POST. XHR, because fetch tells nothing about progress. */
import { t } from '../i18n';
import { Problem } from './problem';

export interface Ticket {
  url: string;
  fields: Record<string, string>;
}

export interface Sending {
  done: Promise<void>;
  cancel: () => void;
}

/** Retrying is calling it again with a new ticket. `done` rejects with AbortError after `cancel()`. */
export function sendFile(file: Blob, ticket: Ticket, onProgress: (part: number) => void): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Problem('upload_failed', t.client.upload.failed, request.status));
    request.upload.onprogress = (event) =>
      onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => (request.status < 300 ? resolve() : fail());
    request.onerror = fail;
    request.ontimeout = fail;
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
  });
  request.open('POST', ticket.url);
  request.send(form(file, ticket));
  return { done, cancel: () => request.abort() };
}

function form(file: Blob, ticket: Ticket): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(ticket.fields)) data.append(name, value);
  data.append('file', file); // last: storage ignores what comes after the file
  return data;
}

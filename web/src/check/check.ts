/** Checking a file: small ones are sent to be looked at, of large ones only the hash leaves the device. */
import { answer, api } from '../api/client';
import type { components } from '../api/schema';
import { sha256 } from '../api/upload';

export type Checked = components['schemas']['CheckedDocument'];
export type Found = components['schemas']['FoundSignature'];
export type Verdict =
  'unchanged' | 'changed' | 'untrusted' | 'not_signed' | 'unknown' | 'unreadable';

/** What the API takes, in bytes. */
export const MOST_SENT = 4 * 1024 * 1024;
const CHUNK = 0x8000;

export async function checkFile(file: Blob): Promise<Checked> {
  const body =
    file.size > MOST_SENT
      ? { sha256: await sha256(file), pdf: null }
      : { sha256: null, pdf: base64(new Uint8Array(await file.arrayBuffer())) };
  return answer(api.POST('/document-checks', { body }));
}

export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

const isChanged = ({ intact, changes, problem }: Found) =>
  !intact || changes.length > 0 || ['broken', 'changed', 'unreadable'].includes(problem);

/** A signature of a stranger makes a file doubtful, but not changed. */
export function verdictOf({ verdict, signatures }: Checked): Verdict {
  const doubtful = verdict === 'changed' && signatures.length > 0 && !signatures.some(isChanged);
  return doubtful ? 'untrusted' : (verdict as Verdict);
}

export const isRight = (found: Found) => !isChanged(found) && found.trusted && !found.problem;

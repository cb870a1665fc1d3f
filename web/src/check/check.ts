/** Checking a file: small ones are sent to be looked at, of large ones only the hash leaves the device. */
import { answer, api } from '../api/client';
import type { components } from '../api/schema';
import { sha256 } from '../lib/sha256';

export type Checked = components['schemas']['CheckedDocument'];
export type Found = components['schemas']['FoundSignature'];
export type Change = components['schemas']['FoundChange'];
export type Verdict = Checked['verdict'] | 'elsewhere' | 'unproven';

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

/** That of the server, with two words of our own: a stranger whom we do know, and a document of which
 * nothing is missing but that its signatures count. */
export function verdictOf({ verdict, signatures, missing }: Checked): Verdict {
  if (verdict === 'foreign' && signatures.every((found) => found.trusted)) return 'elsewhere';
  const unproven = missing.length > 0 && missing.every(({ part }) => part === 'proof');
  return verdict === 'incomplete' && unproven ? 'unproven' : verdict;
}

export type Worth = 'right' | 'earlier' | 'doubtful' | 'wrong';

/** What one signature is worth: in a file that was changed it only says something of what the file
 * was before. */
export function worthOf({ intact, trusted, problem }: Found, verdict: Verdict): Worth {
  if (!intact || ['broken', 'changed', 'unreadable'].includes(problem)) return 'wrong';
  if (!trusted || problem) return 'doubtful';
  return verdict === 'changed' ? 'earlier' : 'right';
}

/** A certificate that names its organisation in its own name says it once. */
export function organisationBeside({ name, organisation }: Found): string {
  return name.toLowerCase().includes(organisation.toLowerCase()) ? '' : organisation;
}

/** A fresh code before a sensitive act: one dialog for the whole app, over whatever page asked. */
import { mount, unmount } from 'svelte';
import type { Problem } from '../api/problem';
import type { Act } from '../api/types';
import StepUp from './StepUp.svelte';

/** `documents` are the hashes of what will be approved with the one code (F151). */
export interface Need {
  purpose: Act;
  documents: string[];
}

const waiting = new Map<string, Promise<void>>();

/** For a call that was refused for want of a code. Fails with a `Problem` when none is given. */
export async function prove(refusal: Problem, request: Request): Promise<void> {
  const purpose = refusal.fields[0]?.code as Act;
  return stepUp({ purpose, documents: await documentsOf(request) });
}

/** Calls that need the same code share a dialog; another need waits until it is closed. */
export function stepUp(need: Need): Promise<void> {
  const key = [need.purpose, ...need.documents].join(':');
  const before = [...waiting.values()].at(-1);
  const asked = waiting.get(key) ?? ask(need, before).finally(() => waiting.delete(key));
  waiting.set(key, asked);
  return asked;
}

async function ask(need: Need, before?: Promise<void>) {
  await before?.catch(() => null);
  await new Promise<void>((resolve, reject) => {
    const dialog = mount(StepUp, {
      target: document.body,
      props: {
        need,
        onclose: (refused) => {
          if (refused) reject(refused);
          else resolve();
          void unmount(dialog);
        },
      },
    });
  });
}

/** What the refused call was about, when that is a document. */
async function documentsOf(request: Request): Promise<string[]> {
  const body = (await request.json().catch(() => ({}))) as { document_sha256?: string };
  return body.document_sha256 ? [body.document_sha256] : [];
}

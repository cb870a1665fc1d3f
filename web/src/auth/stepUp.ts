/** A fresh code before a sensitive act: one dialog for the whole app, over whatever page asked. */
import { mount, unmount } from 'svelte';
import type { Problem } from '../api/problem';
import type { Act } from '../api/types';
import { inTurn } from './inTurn';
import StepUp from './StepUp.svelte';
import { whose } from './whose';

/** The hashes of what is answered with the one code (F151): `documents` as the purpose says. */
export interface Need {
  purpose: Act;
  documents: string[];
  rejected: string[];
}

/** For a call that was refused for want of a code. Fails as `stepUp` does. */
export async function prove(refusal: Problem, request: Request): Promise<void> {
  const purpose = refusal.fields[0]?.code as Act;
  const need = { purpose, documents: await documentsOf(request), rejected: [] };
  return stepUp(need, whose(request.url));
}

/** Fails with a `Problem` when it is not confirmed. The dialog names the person whose account it is about, where that
 * is somebody else. */
export function stepUp(need: Need, person = ''): Promise<void> {
  return inTurn([need.purpose, ...need.documents, 'not', ...need.rejected].join(':'), () =>
    ask(need, person),
  );
}

function ask(need: Need, person: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const dialog = mount(StepUp, {
      target: document.body,
      props: {
        need,
        person,
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

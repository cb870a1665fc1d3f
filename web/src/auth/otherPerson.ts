/** Somebody else signed in, or somebody signed out, in another tab of this browser: this page says so, and is over. Who
 * is back before it was left, goes on where they were. */
import { mount } from 'svelte';
import { hold } from '../api/client';
import type { Me } from '../api/types';
import { t } from '../i18n';
import { session } from '../lib/session.svelte';
import OtherPerson from './OtherPerson.svelte';
import { whoIsHere } from './whoIsHere';

const forever = new Promise<never>(() => undefined);
let told = false;

/** After a write was refused for it: who asked it waits until the page is left. */
export async function refused(): Promise<never> {
  tell(await whoIsHere(), t.auth.otherPerson.refused, false);
  return forever;
}

/** After another tab left word, if it is so. A session that ended by itself leaves none: then the next call asks to
 * sign in again. */
export async function heard(word: string | null) {
  if (word === null || document.hidden) return;
  const now = await whoIsHere();
  if (now === undefined || now?.person === session.me?.person) return;
  tell(now, t.auth.otherPerson.unsent, true);
}

/** `lasts`: nothing was lost here, so that its person may go on. */
function tell(now: Me | null | undefined, what: string, lasts: boolean) {
  const page = session.me;
  if (told || !page) return;
  told = true;
  let release: () => void = () => undefined;
  hold(new Promise<void>((resolve) => (release = resolve)));
  const onback = () => {
    told = false;
    release();
  };
  const props = { page, now, what, ...(lasts ? { onback } : {}) };
  mount(OtherPerson, { target: document.body, props });
}

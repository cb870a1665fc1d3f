/** Somebody else signed in, or somebody signed out, in another tab of this browser: this page says so, and is over. */
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
  tell(await whoIsHere(), t.auth.otherPerson.refused);
  return forever;
}

/** After another tab left word, if it is so. A session that ended by itself leaves none: then the next call asks to
 * sign in again. */
export async function heard(word: string | null) {
  if (word === null || document.hidden) return;
  const now = await whoIsHere();
  if (now !== undefined && now?.person !== session.me?.person) tell(now, t.auth.otherPerson.unsent);
}

function tell(now: Me | null | undefined, what: string) {
  const page = session.me;
  if (told || !page) return;
  told = true;
  hold(forever);
  mount(OtherPerson, { target: document.body, props: { page, now, what } });
}

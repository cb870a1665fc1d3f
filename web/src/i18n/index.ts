/** The texts of the one language that was loaded, before anything is drawn. */
import type { Language } from '../api/types';
import { keep, kept } from '../lib/keep';
import type { FirstMessages } from './locale-nl';
import type { MoreMessages } from './more-nl';

export type Messages = FirstMessages & MoreMessages;

/** theme-start.js has put the chosen language on the document. */
export const language: Language = globalThis.document?.documentElement.lang === 'en' ? 'en' : 'nl';

export let t: Messages;

export async function loadTexts() {
  const { messages } =
    language === 'en' ? await import('./locale-en') : await import('./locale-nl');
  t = messages as Messages; // the rest is there before any screen that uses it
}

/** Fetches a page together with the texts that the first screens did not need. */
export async function withTexts<Page>(page: Promise<Page>): Promise<Page> {
  const more = language === 'en' ? import('./more-en') : import('./more-nl');
  const { arranging, auth, client, missing, status } = (await more).messages;
  Object.assign(t.auth, auth);
  Object.assign(t.client, client);
  t.arranging = arranging;
  t.missing = missing;
  t.status = status;
  return page;
}

/** A full load: only one language is ever in memory. */
export function switchLanguage(to: Language) {
  keep('language', to);
  if (to !== language && kept('language') === to) location.reload();
}

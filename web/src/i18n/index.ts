/** The texts of the one language that was loaded, before anything is drawn. */
import { keep } from '../lib/keep';
import type { Messages } from './locale-nl';

export type Language = 'nl' | 'en';

/** theme-start.js has put the chosen language on the document. */
export const language: Language = globalThis.document?.documentElement.lang === 'en' ? 'en' : 'nl';

export let t: Messages;

export async function loadTexts() {
  const { messages } =
    language === 'en' ? await import('./locale-en') : await import('./locale-nl');
  t = messages;
}

/** A full load: only one language is ever in memory. */
export function switchLanguage(to: Language) {
  keep('language', to);
  if (to !== language) location.reload();
}

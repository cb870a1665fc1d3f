/** A language chosen before signing in becomes that of the person; otherwise the person's own counts. */
import { answer, api } from '../api/client';
import type { Language, Me } from '../api/types';
import { switchLanguage } from '../i18n';
import { quietly } from '../api/problem';

const PLACE = 'language-asked';

export function askLanguage(to: Language) {
  sessionStorage.setItem(PLACE, to);
  switchLanguage(to);
}

export async function settleLanguage(me: Me) {
  const asked = sessionStorage.getItem(PLACE) as Language | null;
  sessionStorage.removeItem(PLACE);
  if (!asked || asked === me.language) return switchLanguage(me.language);
  // refused, the texts of the office stay as they were
  await quietly(() => answer(api.PUT('/me/language', { body: { language: asked } })));
}

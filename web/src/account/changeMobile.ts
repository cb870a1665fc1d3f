/** The dialog for one's own mobile number, wherever somebody finds that it is missing or old. */
import { Problem } from '../api/problem';
import { stepUp } from '../auth/dialogs';
import { toasts } from '../lib/toasts.svelte';
import { loadAccountTexts } from './i18n';

export type MobileDialog = typeof import('./ChangeMobile.svelte').default;

/** First a code by what is known already, then the new number; null when no code was given. */
export async function askForMobile(): Promise<MobileDialog | null> {
  try {
    await stepUp({ purpose: 'change_mobile', documents: [], rejected: [] });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    toasts.say(problem.message);
    return null;
  }
  const [dialog] = await Promise.all([import('./ChangeMobile.svelte'), loadAccountTexts()]);
  return dialog.default;
}

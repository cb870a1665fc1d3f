/** The dialog for one's own mobile number, wherever somebody finds that it is missing or old. The
 * number is judged first; then comes a code by what is known already, and one to the new number. */
import { loadAccountTexts } from './i18n';

export type MobileDialog = typeof import('./ChangeMobile.svelte').default;

export async function askForMobile(): Promise<MobileDialog> {
  const [dialog] = await Promise.all([import('./ChangeMobile.svelte'), loadAccountTexts()]);
  return dialog.default;
}

/** The texts of one's own account, beside those that everybody has. */
import { language } from '../../i18n';
import type { AccountMessages } from './nl';

export let a: AccountMessages;

export async function loadAccountTexts() {
  const { messages } = language === 'en' ? await import('./en') : await import('./nl');
  a = messages;
}

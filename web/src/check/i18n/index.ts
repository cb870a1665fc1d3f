/** The texts of the public page, fetched with it. */
import { language } from '../../i18n';
import type { CheckMessages } from './nl';

export let c: CheckMessages;

export async function loadCheckTexts() {
  const { check } = language === 'en' ? await import('./en') : await import('./nl');
  c = check;
}

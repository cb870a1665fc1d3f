/** The office's texts, beside those that everybody has. */
import { language } from '../../i18n';
import type { OfficeMessages } from './office-nl';

export let o: OfficeMessages;

export async function loadOfficeTexts() {
  const { messages } =
    language === 'en' ? await import('./office-en') : await import('./office-nl');
  o = messages;
}

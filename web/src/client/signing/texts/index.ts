/** The texts of signing, fetched with the screens that show them. */
import { language, withTexts } from '../../../i18n';
import type { SigningMessages } from './nl';

export let s: SigningMessages;

export async function withSigningTexts<Page>(page: Promise<Page>): Promise<Page> {
  const texts = language === 'en' ? import('./en') : import('./nl');
  const [loaded] = await Promise.all([withTexts(page), texts.then(({ signing }) => (s = signing))]);
  return loaded;
}

/** Texts about signing, fetched with the parts that show them. */
import { language } from '../../../i18n';
import type { SigningMessages } from './nl';

export let s: SigningMessages;

export async function withSigning<Part>(part: Promise<Part>): Promise<Part> {
  const texts = language === 'en' ? import('./en') : import('./nl');
  const [loaded] = await Promise.all([part, texts.then(({ signing }) => (s = signing))]);
  return loaded;
}

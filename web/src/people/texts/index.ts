/** Texts about people and their rights, fetched with the pages that show them. */
import { language, withTexts } from '../../i18n';
import type { PeopleMessages } from './nl';

export let p: PeopleMessages;

export async function withPeople<Page>(page: Promise<Page>): Promise<Page> {
  const texts = language === 'en' ? import('./en') : import('./nl');
  const [loaded] = await Promise.all([withTexts(page), texts.then(({ people }) => (p = people))]);
  return loaded;
}

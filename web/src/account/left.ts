/** What is left to sign in with, once one way is taken away: the server says it. */
import type { Factors } from '../api/types';
import { language } from '../i18n';
import { a } from './i18n';

type Way = keyof Factors['left'];

const either = new Intl.ListFormat(language === 'en' ? 'en-GB' : 'nl-NL', { type: 'disjunction' });

/** Whoever must have a second step keeps the last one. */
export const isOnly = (factors: Factors, way: Way) =>
  factors.required && factors.left[way].length === 0;

export function leftWords(factors: Factors, way: Way): string {
  const ways = factors.left[way].flatMap((each) =>
    each === 'recovery' || each === 'email' ? [] : [a.stop.how[each]],
  );
  return ways.length ? a.stop.after(either.format(ways)) : a.stop.alone;
}

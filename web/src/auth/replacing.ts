/** What somebody else passed on about an account, in words: also what a lost phone resets of it. */
import type { Replacement } from '../api/types';
import { t } from '../i18n';
import { joinNames } from '../i18n/lists';

export type Reset = Replacement['resets'][number];

export const resetWords = (resets: Reset[]) =>
  joinNames(resets.map((each) => t.auth.replacing.resets[each]));

/** A number stays on one line. */
export const whatOf = ({ factor, value, resets }: Replacement) =>
  t.auth.replacing.what[factor](value.replaceAll(' ', '\u00a0'), resetWords(resets));

/** When it counts by itself, and whose yes can come before that. */
export function countsWords(
  { counts_at, may_be_agreed }: Replacement,
  format: (iso: string) => string,
): string {
  const { byOffice, counts, countsNot, onlyYou } = t.auth.replacing;
  const itself = counts_at ? counts(format(counts_at)) : countsNot;
  return `${itself} ${may_be_agreed ? byOffice : onlyYou}`;
}

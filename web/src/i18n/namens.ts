/** That somebody acts for somebody else, wherever they are actingName. Small, and in both languages: what shows it is
 * fetched apart from the texts of the first screens. */
import type { components } from '../api/schema';
import { language } from '.';

export type Represents = components['schemas']['Represents'];
export type Capacity = Represents['capacity'];

const words = {
  nl: {
    namens: (whom: string) => `namens ${whom}`,
    acts: (whom: string) => `U handelt hier namens ${whom}.`,
    curator: 'curator',
    bewindvoerder: 'bewindvoerder',
    mentor: 'mentor',
    erfgenaam: 'erfgenaam',
    gevolmachtigde: 'gevolmachtigde',
  },
  en: {
    namens: (whom: string) => `on behalf of ${whom}`,
    acts: (whom: string) => `You act here on behalf of ${whom}.`,
    curator: 'court-appointed guardian',
    bewindvoerder: 'court-appointed administrator',
    mentor: 'court-appointed mentor',
    erfgenaam: 'heir',
    gevolmachtigde: 'holder of a power of attorney',
  },
};
export const CAPACITIES = [
  'curator',
  'bewindvoerder',
  'mentor',
  'erfgenaam',
  'gevolmachtigde',
] as const satisfies Capacity[];

const capacityOf = (said: string | undefined) => CAPACITIES.find((each) => each === said);
const wordOf = (capacity: Capacity | undefined) => (capacity ? words[language][capacity] : '');

export const capacityWord = (capacity: string) => wordOf(capacityOf(capacity));

/** `namens Anna de Vries (bewindvoerder)`; empty for who acts for themself. */
export const namens = (represents: Represents | null | undefined) =>
  represents ? words[language].namens(whom(represents)) : '';

/** To who acts for somebody else, before they do. */
export const actsFor = (represents: Represents) => words[language].acts(whom(represents));

const whom = ({ name, capacity }: Represents) => `${name} (${capacityWord(capacity)})`;

/** `Lotte Bakker namens Anna de Vries (bewindvoerder)` */
export const actingName = (name: string, represents: Represents | null | undefined) =>
  [name, namens(represents)].filter(Boolean).join(' ');

/** As what an event says of it. */
export function represents(details: Record<string, string>): Represents | null {
  const { represents: name } = details;
  const capacity = capacityOf(details['capacity']);
  return name && capacity ? { name, capacity } : null;
}

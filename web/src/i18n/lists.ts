/** Names as people say them one after another. */
import { language } from '.';

const tag = language === 'en' ? 'en-GB' : 'nl-NL';
const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
const choices = new Intl.ListFormat(tag, { type: 'disjunction' });

/** `Anna, Bram en Carla` */
export const joinNames = (names: string[]) => lists.format(names);
/** `vandaag, morgen of later` */
export const joinOr = (words: string[]) => choices.format(words);
/** Those that an event keeps, each on a line of its own. */
export const joinKept = (names = '') => joinNames(names.split('\n'));

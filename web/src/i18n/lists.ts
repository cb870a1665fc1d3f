/** Names as people say them one after another. */
import { language } from '.';

const lists = new Intl.ListFormat(language === 'en' ? 'en-GB' : 'nl-NL', { type: 'conjunction' });

/** `Anna, Bram en Carla` */
export const joinNames = (names: string[]) => lists.format(names);
/** Those that an event keeps, each on a line of its own. */
export const joinKept = (names = '') => joinNames(names.split('\n'));

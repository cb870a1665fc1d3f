/** What is said once somebody was let in: who it is, and what was typed for nothing. */
import { joinNames } from '../i18n/lists';
import { answer, api } from '../api/client';
import type { components } from '../api/schema';
import { p } from './texts';

export interface LetIn {
  name: string;
  status: components['schemas']['Status'];
  unused: components['schemas']['LetInView']['unused'];
}

/** Asked by the office alone: a beheerder learns of nobody who else is a client. */
export function whoseAddress(client_id: string, email: string) {
  const [params, body] = [{ path: { client_id } }, { email }];
  return answer(api.POST('/clients/{client_id}/known-person', { params, body }));
}

export const unusedWords = ({ unused }: LetIn) =>
  unused.length ? p.known.unused(joinNames(unused.map((each) => p.known.typed[each]))) : '';

/** `Piet had al een account en heeft nu toegang. Wat u invulde bij naam is niet gebruikt …` */
export function letInWords(one: LetIn, invited = p.known.invited(one.name)): string {
  const done = one.status === 'invited' ? invited : p.known.joined(one.name);
  return [done, unusedWords(one)].filter(Boolean).join(' ');
}

/** Whose account a call is about, where that is of somebody else: the dialog of a code says so. */
import { t } from '../i18n';

const names = new Map<string, string>();

/** Before the call: the page knows the name, its address only the id. */
export const isAbout = (person: { user_id: string; name: string }) =>
  names.set(person.user_id, person.name);

/** Empty for what is one's own: that has another address. */
export function whose(address: string): string {
  const id = /\/people\/([^/?]+)\//.exec(address)?.[1];
  return id ? (names.get(id) ?? t.auth.otherPerson.somebody) : '';
}

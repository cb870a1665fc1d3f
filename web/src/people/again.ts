/** Another invitation for who never got round to choosing a password. */
import { answer, api } from '../api/client';
import { Problem } from '../api/problem';
import { toasts } from '../lib/toasts.svelte';
import { p } from './texts';
import type { Person, Place } from './words';

export async function inviteAgain(client: Place, person: Person, onchanged: () => void) {
  const params = { path: { client_id: client.client_id, user_id: person.user_id } };
  try {
    await answer(api.PUT('/clients/{client_id}/people/{user_id}/invitation', { params }));
    toasts.say(p.sentAgain(person.name));
    onchanged();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    toasts.say(problem.message);
  }
}

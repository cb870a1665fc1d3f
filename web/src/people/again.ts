/** Another invitation for who never got round to choosing a password. */
import { answer, api } from '../api/client';
import { toasts } from '../lib/toasts.svelte';
import { p } from './texts';
import type { Person, Place } from './words';
import { attempt } from '../lib/attempt';

export const inviteAgain = (client: Place, person: Person, onchanged: () => void) =>
  attempt(async () => {
    const params = { path: { client_id: client.client_id, user_id: person.user_id } };
    await answer(api.PUT('/clients/{client_id}/people/{user_id}/invitation', { params }));
    toasts.say(p.sentAgain(person.name));
    onchanged();
  }, onchanged);

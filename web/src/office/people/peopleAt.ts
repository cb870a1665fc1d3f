import { answer, api } from '../../api/client';
import { actingName } from '../../i18n/namens';
import type { Person } from '../../people/words';

/** Who has access there, named with whom they act for. */
export async function peopleAt(clientId: string): Promise<Person[]> {
  const place = { params: { path: { client_id: clientId } } };
  const { items } = await answer(api.GET('/clients/{client_id}/people', place));
  return items
    .filter((person) => person.status !== 'deactivated' && !person.ended)
    .map((person) => ({ ...person, name: actingName(person.name, person.rights.represents) }));
}

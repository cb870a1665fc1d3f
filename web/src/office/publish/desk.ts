/** What publishing for one client needs to know: its people, the types and the folders. */
import { actingName } from '../../i18n/namens';
import { answer, api } from '../../api/client';
import type { DocumentType, Folder } from '../../api/types';
import type { Remote } from '../../lib/remote.svelte';
import { signersAt, type Known } from '../signing/plan.svelte';
import { today, type Client, type Person } from '../words';

export interface Desk {
  client: Client;
  people: Person[];
  types: DocumentType[];
  folders: Folder[];
  /** Fetched once something is to be signed. */
  signers: Remote<Known>;
  today: string;
}

export async function loadDesk(clientId: string): Promise<Desk> {
  const place = { params: { path: { client_id: clientId } } };
  const [client, people, types, folders] = await Promise.all([
    answer(api.GET('/clients/{client_id}', place)),
    answer(api.GET('/clients/{client_id}/people', place)),
    answer(api.GET('/document-types')),
    answer(api.GET('/folders')),
  ]);
  return {
    client,
    people: people.items
      .filter((person) => person.status !== 'deactivated')
      .map((person) => ({ ...person, name: actingName(person.name, person.rights.represents) })),
    types: types.items,
    folders: folders.items,
    signers: signersAt(clientId),
    today: today(),
  };
}

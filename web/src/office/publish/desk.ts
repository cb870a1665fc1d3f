/** What publishing for one client needs to know: its people, the types and the folders. */
import { actingName } from '../../i18n/namens';
import { answer, api } from '../../api/client';
import type { DocumentType, Folder } from '../../api/types';
import { partnerOf, type Partner } from '../../people/partner';
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
  /** The fiscal partner, and who can be asked there; null where there is none. */
  partner: { known: Partner; people: Person[] } | null;
}

async function loadPartner(client: Client): Promise<Desk['partner']> {
  if (client.kind !== 'person') return null;
  const known = await partnerOf(client.client_id);
  if (!known.partner_id) return null;
  const agree = known.agreed && known.partner_agreed;
  return { known, people: agree ? await peopleAt(known.partner_id) : [] };
}

async function peopleAt(clientId: string): Promise<Person[]> {
  const place = { params: { path: { client_id: clientId } } };
  const { items } = await answer(api.GET('/clients/{client_id}/people', place));
  return items
    .filter((person) => person.status !== 'deactivated')
    .map((person) => ({ ...person, name: actingName(person.name, person.rights.represents) }));
}

export async function loadDesk(clientId: string): Promise<Desk> {
  const place = { params: { path: { client_id: clientId } } };
  const [client, people, types, folders] = await Promise.all([
    answer(api.GET('/clients/{client_id}', place)),
    peopleAt(clientId),
    answer(api.GET('/document-types')),
    answer(api.GET('/folders')),
  ]);
  return {
    client,
    people,
    types: types.items,
    folders: folders.items,
    signers: signersAt(clientId),
    today: today(),
    partner: await loadPartner(client),
  };
}

/** What publishing for one client needs to know: its people, the types and the folders. */
import { answer, api } from '../../api/client';
import type { DocumentType, Folder } from '../../api/types';
import { today } from '../../i18n/format';
import type { Remote } from '../../lib/remote.svelte';
import { signersAt, type Known } from '../signing/plan.svelte';
import { partnerOf, type Partner } from '../../people/partner';
import { peopleAt } from '../people/peopleAt';
import type { Client, Person } from '../words';

export interface Desk {
  client: Client;
  people: Person[];
  types: DocumentType[];
  folders: Folder[];
  /** Fetched once something is to be signed. */
  signers: Remote<Known>;
  today: string;
  partner: Beside;
}

/** The fiscal partner of a person, with the people there once both of them agree. */
export interface Beside {
  known: Partner | null;
  people: Person[] | null;
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
    partner: await besides(client),
    people,
    types: types.items,
    folders: folders.items,
    signers: signersAt(clientId),
    today: today(),
  };
}

async function besides({ client_id, kind }: Client): Promise<Beside> {
  if (kind !== 'person') return { known: null, people: null };
  const known = await partnerOf(client_id);
  const agree = known.partner_id && known.agreed && known.partner_agreed;
  return { known, people: agree ? await peopleAt(known.partner_id ?? '') : null };
}

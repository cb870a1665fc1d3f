/** What is filled in about a client. */
import { answer, api } from '../../api/client';
import { Form } from '../../lib/form.svelte';
import { o } from '../i18n';
import type { components } from '../../api/schema';
import type { Client } from '../words';

export type Manager = components['schemas']['ManagerView'];

export class ClientFields {
  kind = $state<'organisation' | 'person'>('organisation');
  name = $state('');
  client_number = $state('');
  kvk = $state('');
  rsin = $state('');
  bsn = $state('');
  btw_id = $state('');
  street = $state('');
  postcode = $state('');
  city = $state('');
  manager = $state('');
  readonly form = new Form<string>(() => ({
    name: !this.name.trim() && o.clients.form.nameMissing,
  }));

  /** Who else has this number, as far as whoever asks may know. */
  twin = $state('');
  private readonly clientId: string;

  constructor(known?: Client) {
    this.clientId = known?.client_id ?? '';
    if (!known) return;
    const { kind, name, client_number, kvk, rsin, bsn, btw_id, street, postcode, city } = known;
    const manager = known.relation_manager_id ?? '';
    Object.assign(this, { kind, name, client_number, kvk, rsin, bsn, btw_id, street });
    Object.assign(this, { postcode, city, manager });
  }

  /** Asked of the server: another client may have come in meanwhile. */
  async lookForTwin() {
    const client_number = this.client_number.trim();
    const query = { client_number };
    const { items } = client_number
      ? await answer(api.GET('/clients', { params: { query } }))
      : { items: [] };
    if (client_number !== this.client_number.trim()) return;
    this.twin = items.find(({ client_id }) => client_id !== this.clientId)?.name ?? '';
  }

  /** A number of the other kind of client is left out. */
  get body() {
    const organisation = this.kind === 'organisation';
    return {
      kind: this.kind,
      name: this.name.trim(),
      client_number: this.client_number.trim(),
      kvk: this.kvk.trim(),
      rsin: organisation ? this.rsin.trim() : '',
      bsn: organisation ? '' : this.bsn.trim(),
      btw_id: this.btw_id.trim(),
      street: this.street.trim(),
      postcode: this.postcode.trim(),
      city: this.city.trim(),
      relation_manager_id: this.manager || null,
    };
  }
}

export const managerOptions = (managers: Manager[]) => [
  { value: '', label: o.clients.form.noManager },
  ...managers.map(({ user_id: value, name, gains }) => ({
    value,
    label: gains ? o.clients.form.gains(name) : name,
  })),
];

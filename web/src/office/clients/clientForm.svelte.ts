/** What is filled in about a client. */
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

  constructor(known?: Client) {
    if (!known) return;
    const { kind, name, client_number, kvk, rsin, bsn, btw_id, street, postcode, city } = known;
    const manager = known.relation_manager_id ?? '';
    Object.assign(this, { kind, name, client_number, kvk, rsin, bsn, btw_id, street });
    Object.assign(this, { postcode, city, manager });
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

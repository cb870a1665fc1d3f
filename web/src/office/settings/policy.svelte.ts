/** What is decided on the screen, until it is saved. */
import type { components } from '../../api/schema';
import { Form } from '../../lib/form.svelte';
import { o } from '../i18n';

export type Policy = components['schemas']['PolicyView'];
export const METHODS = ['passkey', 'totp', 'sms'] as const satisfies Policy['methods'];

export class PolicyFields {
  second_factor = $state<Policy['second_factor']>('required');
  methods = $state<string[]>([]);
  client_users = $state<Policy['client_users']>('request');
  sms_sender = $state('');
  invitation_days = $state('');
  privacy_url = $state('');
  terms_url = $state('');
  codes_for = $state<string[]>([]);
  readonly form = new Form<string>(() => ({
    sms_sender: !this.sms_sender.trim() && o.settings.senderMissing,
    invitation_days:
      !/^\d{1,2}$/.test(this.invitation_days.trim()) && o.settings.invitationDaysHint,
  }));
  private readonly before: string;

  constructor(private readonly policy: Policy) {
    const { methods, invitation_days, types, ...rest } = policy;
    const { second_factor, client_users, sms_sender, privacy_url, terms_url } = rest;
    Object.assign(this, { second_factor, client_users, sms_sender, privacy_url, terms_url });
    this.methods = [...methods];
    this.invitation_days = String(invitation_days);
    this.codes_for = types.filter((type) => type.asks_code).map((type) => type.type_id);
    this.before = JSON.stringify(this.body);
  }

  get body() {
    return {
      second_factor: this.second_factor,
      methods: METHODS.filter((method) => this.methods.includes(method)),
      client_users: this.client_users,
      sms_sender: this.sms_sender.trim(),
      invitation_days: Number(this.invitation_days),
      privacy_url: this.privacy_url.trim(),
      terms_url: this.terms_url.trim(),
      codes_for: this.policy.types
        .map((type) => type.type_id)
        .filter((type) => this.codes_for.includes(type)),
      revision: this.policy.revision,
    };
  }

  get changed() {
    return JSON.stringify(this.body) !== this.before;
  }
}

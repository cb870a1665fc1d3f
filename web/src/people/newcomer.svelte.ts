/** Somebody who is about to be let in, while a form is filled in. */
import { session } from '../lib/session.svelte';
import { p } from './texts';

export class Newcomer {
  name = $state('');
  email = $state('');
  mobile = $state('');
  language = $state('nl');

  checks(): Partial<Record<string, string | false>> {
    return {
      name: !this.name.trim() && p.form.nameMissing,
      email: !/^\S+@\S+\.\S+$/.test(this.email.trim()) && p.form.emailMissing,
      mobile: !this.mobile.trim() && !!session.office?.needs_number && p.form.mobileMissing,
    };
  }

  get body() {
    const { name, email, mobile, language } = this;
    return {
      name: name.trim(),
      email: email.trim(),
      mobile: mobile.trim(),
      language: language === 'en' ? 'en' : 'nl',
    } as const;
  }
}

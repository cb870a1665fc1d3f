/** The answer was right: in, at the organisation they prefer (F107), and with what somebody who used a recovery code should
 * know. Who only signs in again over a page stays where they are. */
import type { Me } from '../api/types';
import { t } from '../i18n';
import { environment } from '../lib/environment.svelte';
import { session } from '../lib/session.svelte';
import { toasts } from '../lib/toasts.svelte';
import { pending } from './challenge.svelte';

export function enter(me: Me) {
  const again = session.expired;
  if (!again) toasts.list = []; // what was said about signing in is over
  if (pending.challenge?.method === 'recovery') toasts.say(t.auth.code.recoveryUsed, 20);
  pending.set(null);
  session.enter(me);
  if (!again) environment.begin(me.preferred_client_id);
}

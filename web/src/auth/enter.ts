/** The answer was right: in, and what somebody who used a recovery code should know. */
import type { Me } from '../api/types';
import { t } from '../i18n';
import { session } from '../lib/session.svelte';
import { toasts } from '../lib/toasts.svelte';
import { pending } from './challenge.svelte';

export function enter(me: Me) {
  if (pending.challenge?.method === 'recovery') toasts.say(t.auth.code.recoveryUsed, 20);
  pending.set(null);
  session.enter(me);
}

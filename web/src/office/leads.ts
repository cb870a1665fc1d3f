/** Owners and managers lead the office: what only they see. */
import { session } from '../lib/session.svelte';

export const leads = () => ['owner', 'manager'].includes(session.me?.role ?? '');
export const owns = () => session.me?.role === 'owner';

/** What this employee's role lets them do; the server decides, this only hides the buttons. */
import { session } from '../lib/session.svelte';

const role = () => session.me?.role ?? '';

/** Who leads the office: its people are theirs to change. */
export const leads = () => ['owner', 'manager'].includes(role());
export const owns = () => role() === 'owner';

/** A page of one environment was opened: switch to it by itself, and say so (F018). */
import { t } from '../i18n';
import { environment } from '../lib/environment.svelte';
import { toasts } from '../lib/toasts.svelte';

export function arriveIn(id: string) {
  const client = environment.find(id);
  if (!client || !environment.current || environment.current.client_id === id) return;
  environment.visit(id);
  toasts.say(t.client.switched(client.name), 12);
}

/** The same for a page that is about the whole environment: then also `all` makes way. */
export function enter(client: string) {
  if (environment.current) arriveIn(client);
  else if (environment.clients.length > 1) environment.visit(client);
}

/** A page of one environment was opened: switch to it by itself, and say so (F018). */
import { t } from '../i18n';
import { environment } from '../lib/environment.svelte';
import { toasts } from '../lib/toasts.svelte';

export function arriveIn(client: string) {
  const switched = environment.arrive(client);
  if (switched) toasts.say(t.user.switched(switched.name), 12);
}

/** The same for a page that is about the whole environment: then also `all` makes way. */
export function enter(client: string) {
  if (environment.current) arriveIn(client);
  else if (environment.clients.length > 1) environment.choose(client);
}

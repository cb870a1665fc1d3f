/** The environment (client) somebody works in; null is all of them. What they choose is kept per person in this
 * browser; where a link brings them lasts for that visit. Who signs in begins with the one they prefer (F107). */
import type { ClientAccess } from '../api/types';
import { keep, kept } from './keep';
import { session } from './session.svelte';

class Environment {
  private chosen = $state<string | null | undefined>();

  get clients(): ClientAccess[] {
    return session.me?.clients ?? [];
  }

  get current(): ClientAccess | null {
    const id =
      this.chosen === undefined ? (kept(this.key) ?? session.me?.preferred_client_id) : this.chosen;
    return this.find(id);
  }

  find(id: string | null | undefined) {
    return this.clients.find((client) => client.client_id === id) ?? null;
  }

  choose(id: string | null) {
    this.chosen = id;
    keep(this.key, id);
  }

  /** Brought here by a link, not chosen. */
  visit(id: string) {
    this.chosen = id;
  }

  /** Somebody signed in: where a link had brought them is over. */
  begin(preferred: string | null | undefined) {
    this.chosen = undefined;
    if (preferred) this.choose(preferred);
  }

  private get key() {
    return `environment.${session.me?.user_id ?? ''}`;
  }
}

export const environment = new Environment();

/** What beheerders asked of the office at one client: what waits, or what came of it, page after page. */
import { answer, api } from '../api/client';
import { loadPages } from '../lib/pages';
import { Remote } from '../lib/remote.svelte';
import type { PeopleRequest, RequestStanding } from './words';

export class AskedRequests {
  readonly first = new Remote(() => this.from());

  constructor(
    private readonly client: () => string,
    private readonly state: RequestStanding,
  ) {}

  get items(): PeopleRequest[] {
    return this.first.data?.items ?? [];
  }

  get cursor() {
    return this.first.data?.cursor;
  }

  load = () => this.first.load();

  more = async () => {
    const next = await this.from(this.cursor ?? undefined);
    this.first.data = { ...next, items: [...this.items, ...next.items] };
  };

  private from(start?: string) {
    const path = { client_id: this.client() };
    return loadPages<PeopleRequest>((cursor) => {
      const query = { state: this.state, ...(cursor ? { cursor } : {}) };
      return answer(api.GET('/clients/{client_id}/people-requests', { params: { path, query } }));
    }, start);
  }
}

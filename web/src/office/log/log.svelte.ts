/** The log as the address asks for it, page after page. */
import { answer, api } from '../../api/client';
import { Remote } from '../../lib/remote.svelte';
import { address, setSearch } from '../../lib/router.svelte';
import type { Line } from './line';

/** Names in the address, and what the API calls them. */
const NAMES = { soort: 'concern', persoon: 'person', vanaf: 'since', tot: 'until' } as const;
type Name = keyof typeof NAMES;

export class Log {
  older = $state.raw<Line[]>([]);
  cursor = $state.raw<string | null>(null);
  readonly first = new Remote(() => this.fetch());

  get lines(): Line[] {
    return [...(this.first.data?.items ?? []), ...this.older];
  }

  get filtered() {
    return (Object.keys(NAMES) as Name[]).some((name) => this.value(name));
  }

  value = (name: Name) => address.search.get(name) ?? '';
  choose = (name: Name, value: string) => setSearch({ [name]: value || null });

  load = async () => {
    this.older = [];
    await this.first.load();
    this.cursor = this.first.data?.cursor ?? null;
  };

  more = async () => {
    const page = await this.fetch(this.cursor);
    this.older = [...this.older, ...page.items];
    this.cursor = page.cursor;
  };

  private fetch(cursor: string | null = null) {
    const asked = (Object.keys(NAMES) as Name[])
      .map((name) => [NAMES[name], this.value(name)] as const)
      .filter(([, value]) => value);
    const query = { ...Object.fromEntries(asked), ...(cursor ? { cursor } : {}) };
    return answer(api.GET('/security-events', { params: { query } }));
  }
}

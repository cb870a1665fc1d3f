/** Something that comes from the API: loading, there, or failed with a reason and a way to try again. */
import { untrack } from 'svelte';
import { Problem } from '../api/problem';

export class Remote<Data> {
  data = $state.raw<Data>();
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  private turn = 0;

  constructor(private readonly fetch: () => Promise<Data>) {}

  get loading() {
    return this.data === undefined && this.problem === null;
  }

  load = async () => {
    const turn = ++this.turn;
    this.busy = true;
    try {
      const data = await untrack(this.fetch); // an effect that loads must not load again for what it read
      if (turn !== this.turn) return; // a later call has overtaken this one
      this.data = data;
      this.problem = null;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (turn === this.turn) this.problem = problem;
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  };
}

/** The same, fetched as soon as the component that asks for it is there. */
export function fetched<Data>(fetch: () => Promise<Data>): Remote<Data> {
  const remote = new Remote(fetch);
  $effect(() => void remote.load());
  return remote;
}

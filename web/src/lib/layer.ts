/** What lies over a page while the address names it: Back takes it away again, and a reload finds it there. */
import { address, setSearch } from './router.svelte';

const PUSHED = { layer: true };

export function openLayer(name: string, value: string) {
  const search = new URLSearchParams(location.search);
  search.set(name, value);
  history.pushState(PUSHED, '', `${location.pathname}?${search}`);
  address.search = search;
}

/** Once it is gone, however that came. */
export function closeLayer(name: string) {
  if (!address.search.has(name)) return;
  if ((history.state as typeof PUSHED | null)?.layer) history.back();
  else setSearch({ [name]: null });
}

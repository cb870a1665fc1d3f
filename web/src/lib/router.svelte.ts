/** Which page the address asks for. Pages are loaded when they are visited. */
import type { Component } from 'svelte';
import { match } from './match';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a page's props are the names in its path
export type Page = Component<any>;
export interface Route {
  path: string;
  /** Either the page itself, for the few that everybody starts with, or how to fetch it. */
  page?: Page;
  load?: () => Promise<{ default: Page }>;
}

class Address {
  path = $state(location.pathname);
  search = $state.raw(new URLSearchParams(location.search));
  /** Turns true with the first navigation; from then on headings take the focus. */
  moved = false;

  read(moved = true) {
    this.moved = moved;
    this.path = location.pathname;
    this.search = new URLSearchParams(location.search);
  }
}

export const address = new Address();

export function navigate(to: string, { replace = false } = {}) {
  const same = to === location.pathname + location.search;
  history[replace || same ? 'replaceState' : 'pushState'](null, '', to);
  address.read();
  scrollTo(0, 0);
}

/** Changes what stands after the question mark and stays on the page. */
export function setSearch(values: Record<string, string | null>) {
  const search = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values))
    if (value) search.set(name, value);
    else search.delete(name);
  const query = search.size ? `?${search}` : '';
  history.replaceState(null, '', location.pathname + query);
  address.search = search;
}

export function find(routes: Route[], path: string) {
  for (const route of routes) {
    const params = match(path, route.path);
    if (params) return { route, params };
  }
  return null;
}

/** Lets ordinary links stay inside the app. */
export function followLinks() {
  addEventListener('popstate', () => address.read());
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || event.button !== 0 || link.target || link.download)
      return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || /^\/(api|dev)\//.test(link.pathname) || link.hash)
      return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}

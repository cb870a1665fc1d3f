/** One entry of the main menu. */
import type { IconName } from '../lib/icons';
import type { Route } from '../lib/router.svelte';

export interface NavItem {
  href: string;
  icon: IconName;
  label: string;
  /** Which addresses belong to it, for `aria-current`. */
  owns: RegExp;
}

/** What somebody finds in the portal, and where they start. */
export interface Area {
  home: string;
  routes: Route[];
  nav: NavItem[];
}

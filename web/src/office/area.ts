/** What an employee sees. Loaded after somebody of the office has signed in, never for clients. */
import type { Route } from '../lib/router.svelte';
import type { NavItem } from '../shell/Shell.svelte';
import { loadOfficeTexts, o } from './i18n';

export const home = '/kantoor';

export const routes: Route[] = [{ path: '/kantoor', load: () => import('./Overview.svelte') }];

export const loadTexts = loadOfficeTexts;

/** Called once the texts are there. */
export const nav = (): NavItem[] => [
  { href: '/kantoor', icon: 'chart', label: o.overview.title, owns: /^\/kantoor$/ },
];

/** What a client sees. The task list comes with the app, since everybody starts there. */
import { t, withTexts } from '../i18n';
import type { Route } from '../lib/router.svelte';
import type { NavItem } from '../shell/nav';
import Tasks from './Tasks.svelte';

const dossier = () => withTexts(import('./dossier/DossierPage.svelte'));
const document = () => withTexts(import('./document/DocumentPage.svelte'));

export const routes: Route[] = [
  { path: '/taken', page: Tasks },
  {
    path: '/omgeving/:client/taken/:task',
    load: () => withTexts(import('./task/TaskPage.svelte')),
  },
  { path: '/omgeving/:client', load: () => withTexts(import('./EnvironmentPage.svelte')) },
  { path: '/mijn-gebruikers', load: () => import('./users/page').then(({ page }) => page()) },
  { path: '/dossier', load: dossier },
  { path: '/omgeving/:client/dossier', load: dossier },
  { path: '/omgeving/:client/documenten/:document', load: document },
  { path: '/omgeving/:client/dossier/:document', load: document }, // as mails have it
];

/** Called once the texts are there. */
export const nav = (): NavItem[] => [
  { href: '/taken', icon: 'tasks', label: t.nav.tasks, owns: /^\/taken|\/taken\// },
  { href: '/dossier', icon: 'folder', label: t.nav.dossier, owns: /dossier|\/documenten\// },
];

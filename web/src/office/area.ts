/** What an employee sees. Loaded after somebody of the office has signed in, never for clients. */
import './all.css';
import { withSigningTexts } from '../client/signing/texts';
import { withTexts } from '../i18n';
import { withPeople } from '../people/texts';
import type { Route } from '../lib/router.svelte';
import { session } from '../lib/session.svelte';
import type { Area, NavItem } from '../shell/nav';
import { loadOfficeTexts, o } from './i18n';
import { leads } from './may';
import { withSigning } from './signing/i18n';

const forward = () => import('./document/Forward.svelte');

const routes: Route[] = [
  { path: '/kantoor', load: () => import('./overview/Overview.svelte') },
  { path: '/kantoor/postvak', load: () => withPeople(import('./inbox/Inbox.svelte')) },
  { path: '/kantoor/klanten', load: () => import('./clients/Clients.svelte') },
  { path: '/kantoor/klanten/nieuw', load: () => import('./clients/NewClient.svelte') },
  { path: '/kantoor/publiceren', load: () => import('./publish/ChooseClient.svelte') },
  { path: '/kantoor/klanten/:client', load: () => withPeople(import('./clients/Client.svelte')) },
  {
    path: '/kantoor/klanten/:client/wijzigen',
    load: () => import('./clients/ChangeClient.svelte'),
  },
  {
    path: '/kantoor/klanten/:client/publiceren',
    load: () => withTexts(withSigning(import('./publish/Publish.svelte'))),
  },
  {
    path: '/kantoor/klanten/:client/documenten/:document',
    load: () => withTexts(import('./document/OfficeDocument.svelte')),
  },
  {
    path: '/kantoor/klanten/:client/ondertekenen/:task',
    load: () => withSigningTexts(import('./signer/SignPage.svelte')),
  },
  { path: '/kantoor/klanten/:client/taken/:task', load: forward },
  // what a client sends on is a link to the client's page
  { path: '/omgeving/:client/documenten/:document', load: forward },
  { path: '/omgeving/:client/dossier/:document', load: forward },
  { path: '/omgeving/:client/taken/:task', load: forward },
  { path: '/account', load: () => import('../account/area').then(({ load }) => load()) },
];

/** To others these pages do not exist. */
const leading: Route[] = [
  { path: '/kantoor/medewerkers', load: () => withPeople(import('./employees/Employees.svelte')) },
  {
    path: '/kantoor/medewerkers/:employee',
    load: () => withPeople(import('./employees/Employee.svelte')),
  },
  { path: '/kantoor/instellingen', load: () => import('./settings/Settings.svelte') },
  {
    path: '/kantoor/ondertekenen',
    load: () => withSigning(import('./signing/settings/SigningPage.svelte')),
  },
  { path: '/kantoor/logboek', load: () => withPeople(import('./log/Log.svelte')) },
];

/** The office's pages, or those of a client while somebody looks along. */
export async function enter(clientArea: Area): Promise<Area> {
  if (session.me?.viewing) {
    await withTexts(import('./viewing/show')).then(({ showViewing }) => showViewing());
    return clientArea;
  }
  await withTexts(loadOfficeTexts());
  const all = leads() ? [...routes, ...leading] : routes;
  return { home: '/kantoor', routes: all, nav: nav() };
}

/** Called once the texts are there. */
const nav = (): NavItem[] => [
  { href: '/kantoor', icon: 'chart', label: o.overview.title, owns: /^\/kantoor$/ },
  {
    href: '/kantoor/klanten',
    icon: 'people',
    label: o.clients.title,
    owns: /^\/kantoor\/(klanten|publiceren)/,
  },
  { href: '/kantoor/postvak', icon: 'inbox', label: o.inbox.title, owns: /^\/kantoor\/postvak/ },
  ...(leads() ? [employees(), settings()] : []),
];

const employees = (): NavItem => ({
  href: '/kantoor/medewerkers',
  icon: 'person',
  label: o.employees.title,
  owns: /^\/kantoor\/medewerkers/,
});

const settings = (): NavItem => ({
  href: '/kantoor/instellingen',
  icon: 'building',
  label: o.settings.nav,
  owns: /^\/kantoor\/(instellingen|ondertekenen|logboek)/,
});

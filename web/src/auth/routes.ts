/** Pages for whoever is not signed in. */
import type { Route } from '../lib/router.svelte';
import SignInPage from './SignInPage.svelte';

export const routes: Route[] = [
  { path: '/inloggen', page: SignInPage },
  { path: '/inloggen/code', load: () => import('./CodePage.svelte') },
  { path: '/wachtwoord-opvragen', load: () => import('./RequestPage.svelte') },
  { path: '/welkom', load: () => import('./WelcomePage.svelte') },
];

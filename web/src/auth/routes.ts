/** Pages for whoever is not signed in. */
import { withTexts } from '../i18n';
import type { Route } from '../lib/router.svelte';
import SignInPage from './SignInPage.svelte';

export const routes: Route[] = [
  { path: '/inloggen', page: SignInPage },
  { path: '/inloggen/code', load: () => withTexts(import('./CodePage.svelte')) },
  {
    path: '/inloggen/wachtwoord-stilgezet',
    load: () => withTexts(import('./PasswordStoppedPage.svelte')),
  },
  { path: '/wachtwoord-opvragen', load: () => withTexts(import('./RequestPage.svelte')) },
  { path: '/welkom', load: () => withTexts(import('./WelcomePage.svelte')) },
  { path: '/controleer', load: () => import('../check/CheckPage.svelte') },
  { path: '/tweede-stap', load: async () => (await import('../account/area')).loadEnrol() },
  { path: '/wijziging', load: () => withTexts(import('./ReplacementPage.svelte')) },
  { path: '/e-mailadres-bevestigen', load: () => withTexts(import('./ConfirmEmail.svelte')) },
];

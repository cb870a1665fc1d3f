/** One's own account, for clients and the office alike; fetched when it is opened. */
import './account.css';
import { withTexts } from '../i18n';
import { loadAccountTexts } from './i18n';

/** The page of who still has no second step. */
export async function loadEnrol() {
  const [page] = await Promise.all([withTexts(import('./Enrol.svelte')), loadAccountTexts()]);
  return page;
}

export async function load() {
  const [page] = await Promise.all([withTexts(import('./AccountPage.svelte')), loadAccountTexts()]);
  return page;
}

/** A browser in words; what it does not tell is left out. */
import { a } from './i18n';

export function deviceWords(browser: string, system: string): string {
  if (browser && system) return a.sessions.on(browser, system);
  return browser || system || a.sessions.unknown;
}

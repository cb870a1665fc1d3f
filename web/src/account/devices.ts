/** A browser in words; what it does not tell is left out. */
import { a } from './i18n';

export function deviceWords(browser: string, system: string): string {
  if (browser && system) return a.sessions.on(browser, system);
  return browser || system || a.sessions.unknown;
}

/** From what is said least often: an iPhone also speaks of a Mac, an Android phone of Linux. */
const SYSTEMS = ['iPhone', 'iPad', 'Android', 'Windows', 'Macintosh', 'CrOS', 'Linux'];
const NAMES: Record<string, string> = { Macintosh: 'Mac', CrOS: 'Chromebook' };

/** What a passkey of this device may be called, until its owner says better. */
export function thisDevice(userAgent: string): string {
  const name = SYSTEMS.find((system) => userAgent.includes(system)) ?? '';
  return NAMES[name] ?? name;
}

/** What somebody filled in and has not sent yet: kept in this tab, for them alone, until it is sent, they sign out, or
 * the tab is closed. */
import { session } from './session.svelte';

const PLACE = 'unsent';

interface Kept {
  person: string | undefined;
  filled: Record<string, unknown>;
}

export const unsent = <Filled>(name: string): Partial<Filled> =>
  (read().filled[name] ?? {}) as Partial<Filled>;

/** Nothing is kept in the place of `null`. */
export function keepUnsent(name: string, filled: object | null) {
  const kept = read();
  const others = Object.entries(kept.filled).filter(([other]) => other !== name);
  const all = filled ? [...others, [name, filled]] : others;
  try {
    sessionStorage.setItem(
      PLACE,
      JSON.stringify({ ...kept, filled: Object.fromEntries(all) as object }),
    );
  } catch {
    // then it lasts until the page is left
  }
}

export function forgetUnsent() {
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // nothing was kept either
  }
}

/** Of whoever is there now; what another person left is dropped with the next that is kept. */
function read(): Kept {
  const person = session.me?.person;
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Kept | null;
    if (kept?.person === person && kept?.filled) return kept;
  } catch {
    // a browser that keeps nothing
  }
  return { person, filled: {} };
}

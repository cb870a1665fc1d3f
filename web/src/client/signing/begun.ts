/** Which ceremony was begun in this browser, so that somebody who left finds it again. */
import { keep, kept } from '../../lib/keep';

const PLACE = 'ceremony';

export interface Begun {
  id: string;
  client: string;
  tasks: string[];
}

export const remember = (begun: Begun) => keep(PLACE, JSON.stringify(begun));
export const forget = () => keep(PLACE, null);

/** The one that this task is part of. */
export function begunFor(client: string, task: string): Begun | null {
  const begun = read(kept(PLACE));
  return begun?.client === client && begun.tasks.includes(task) ? begun : null;
}

export function read(text: string | null): Begun | null {
  try {
    const found = JSON.parse(text ?? 'null') as Partial<Begun> | null;
    return found?.id && found.client && Array.isArray(found.tasks) ? (found as Begun) : null;
  } catch {
    return null;
  }
}

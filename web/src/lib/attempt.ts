import { Problem } from '../api/problem';
import { toasts } from './toasts.svelte';

/** Somebody else was first: what is on the screen is no longer so. */
export const isOvertaken = ({ status, type }: Problem) =>
  status === 409 || type === 'access_ended' || type === 'nothing_waits';

/** For a button that only does something: what goes wrong is said, and the page stays as it is; but
 * where somebody else was first, what is there now is fetched. */
export async function attempt(act: () => Promise<void>, overtaken?: () => unknown) {
  try {
    await act();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    toasts.say(problem.message);
    if (isOvertaken(problem)) overtaken?.();
  }
}

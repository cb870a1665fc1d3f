/** Two tabs, or a document that changed meanwhile: whoever is behind sees how it is now. */
import { Problem } from '../../api/problem';
import { toasts } from '../../lib/toasts.svelte';
import { loadCeremony, type Ceremony } from './calls';

/** The answer of the call, or the ceremony as it has become without it, and why. */
export async function orAsItIs(before: Ceremony, call: Promise<Ceremony>): Promise<Ceremony> {
  try {
    return await call;
  } catch (problem) {
    if (!(problem instanceof Problem) || ![403, 404, 409].includes(problem.status)) throw problem;
    const now = await loadCeremony(before.client_id, before.ceremony_id);
    if (now.step === before.step) throw problem;
    toasts.say(problem.message, 12);
    return now;
  }
}

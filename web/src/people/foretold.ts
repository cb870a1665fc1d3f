/** What would happen to what is passed on about somebody's account, before it is asked. */
import { answer, api } from '../api/client';
import { Problem } from '../api/problem';
import type { components } from '../api/schema';

export interface Told {
  told?: components['schemas']['ForetoldReplacement'];
  /** Why it would be refused, in words. */
  refused: string;
}

export async function foretold(user_id: string, factor: string): Promise<Told> {
  const params = { path: { user_id, factor } };
  try {
    const told = await answer(api.GET('/people/{user_id}/replacements/{factor}', { params }));
    return { told, refused: '' };
  } catch (problem) {
    if (!(problem instanceof Problem && [403, 409].includes(problem.status))) throw problem;
    return { refused: problem.message };
  }
}

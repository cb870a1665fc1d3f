/** What comes over a page when a call was refused, or when another tab left word. */
import { asProblem } from '../api/problem';
import { refused } from './otherPerson';
import { proveFirst } from './proveFirst';
import { prove } from './stepUp';

export { heard } from './otherPerson';
export { stepUp } from './stepUp';

/** Whether the call may go out again: a code was missing and has been given, or a change of the account waited and has
 * been answered. Fails as `stepUp` does. */
export async function isSettled(refusal: Response, request: Request): Promise<boolean> {
  const problem = asProblem(
    await refusal
      .clone()
      .json()
      .catch(() => null),
    refusal.status,
    '',
  );
  if (problem.type === 'other_person') await refused();
  if (problem.type === 'prove_first') {
    await proveFirst();
    return true;
  }
  if (problem.type !== 'step_up_needed') return false;
  await prove(problem, request.clone());
  return true;
}

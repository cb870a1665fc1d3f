/** What does not exist, or may not be seen, becomes the page that says so. */
import type { Problem } from '../../api/problem';

export function orMissing(problem: () => Problem | null) {
  $effect.pre(() => {
    const found = problem();
    if (found?.status === 404) throw found;
  });
}

/** What the first page names beforehand of the parts that it may fetch later. The task, which everybody opens from
 * here, gets all that it needs at once; another part gets its styles, and fetches the rest a moment later. */
const NEXT = /\/TaskPage-/;

export const preloaded = (part: string, needs: string[]) =>
  NEXT.test(`/${part}`) ? needs : needs.filter((each) => each.endsWith('.css'));

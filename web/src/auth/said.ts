/** What was said once a link had done its work: a link works once, so it stays when the page is loaded again, also in
 * another language. Nobody can put it there from outside, as in an address. */
export const said = (): string => (history.state as { said?: string } | null)?.said ?? '';

export const keepSaid = (what: string) => history.replaceState({ said: what }, '');

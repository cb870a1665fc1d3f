/** `/omgeving/:client/taken` against an address: the ids in it by name, or null. What stands behind a question mark is for the page. */
export function match(path: string, pattern: string): Record<string, string> | null {
  const [have, want] = [path, pattern].map((text) => text.replace(/\/?(\?.*)?$/, '').split('/'));
  if (!have || !want || have.length !== want.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of want.entries()) {
    const actual = have[place] ?? '';
    if (part.startsWith(':') && /^[\w-]+$/.test(actual)) params[part.slice(1)] = actual;
    else if (part !== actual) return null;
  }
  return params;
}

/** One file for everything that the first screen needs: fewer requests, and it compresses better. */
interface Context {
  getModuleInfo(id: string): { importers: readonly string[]; isEntry: boolean } | null;
}

const MAIN = /\/src\/main\.ts$|index\.html$/;

export function startChunk() {
  const known = new Map<string, boolean>();

  function needed(id: string, context: Context): boolean {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, false); // a circle of imports is no reason by itself
    const importers = context.getModuleInfo(id)?.importers ?? [];
    const answer = MAIN.test(id) || importers.some((importer) => needed(importer, context));
    known.set(id, answer);
    return answer;
  }

  return {
    groups: [{ name: (id: string, context: Context) => (needed(id, context) ? 'start' : null) }],
  };
}

/** One question at a time: who asks the same one shares its answer, another one waits until it is answered. */
const open = new Map<string, Promise<void>>();

export function inTurn(key: string, ask: () => Promise<void>): Promise<void> {
  const known = open.get(key);
  if (known) return known;
  const before = [...open.values()].at(-1) ?? Promise.resolve();
  const asked = before.then(ask, ask).finally(() => open.delete(key));
  open.set(key, asked);
  return asked;
}

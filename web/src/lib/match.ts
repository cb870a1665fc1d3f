/** `/omgeving/:client/taken` against an address: the ids in it by name, or null. What stands behind a question mark is for
 * the page. */
export function match(path: string, pattern: string): Record<string, string> | null {
  const named = pattern.replace(/:(\w+)/g, '(?<$1>[\\w-]+)');
  const found = RegExp(`^${named}/?(\\?.*)?$`).exec(path);
  return found && { ...found.groups };
}

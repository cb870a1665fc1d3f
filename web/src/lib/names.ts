/** `Anna de Vries` → `AV`: first and last word, without what stands between. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}

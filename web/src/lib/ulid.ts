/** An id made by the browser: 48 bits of time, 80 of chance, in Crockford's base 32. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function ulid(now = Date.now()): string {
  const chance = crypto.getRandomValues(new Uint8Array(16));
  return [...time(now), ...[...chance].map((byte) => ALPHABET[byte % 32])].join('');
}

function time(now: number): string[] {
  const letters: string[] = [];
  for (let rest = now; letters.length < 10; rest = Math.floor(rest / 32))
    letters.unshift(ALPHABET[rest % 32] ?? '0');
  return letters;
}

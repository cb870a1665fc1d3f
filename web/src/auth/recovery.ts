/** Recovery codes: six groups of four, read back however they were typed. */
import { ciphers } from '../lib/pasted';

const LENGTH = 24;

/** `abcd efgh …` as `ABCD-EFGH-…`; null when it cannot be one. */
export function tidied(typed: string): string | null {
  const plain = ciphers(typed).toUpperCase();
  if (plain.length !== LENGTH || !/^[0-9A-Z]+$/.test(plain)) return null;
  return plain.match(/.{4}/g)?.join('-') ?? null;
}

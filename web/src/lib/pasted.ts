/** What somebody pasted as they meant it, as the API reads it (core/letters.py): a code or number without blanks, dashes,
 * points and what cannot be seen, and with the digits of every script as ours. */
export const ciphers = (text: string) =>
  text
    .replace(/[\p{C}\p{Z}\p{Pd}\s.\u2212]|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\p{Nd}/gu, (digit) => String(worth(digit.codePointAt(0) ?? 0)));

/** Digits stand in rows that begin with a nought. */
function worth(digit: number) {
  let first = digit;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (digit - first) % 10;
}

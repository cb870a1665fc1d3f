/** Which characters the face of a typed signature has: the server has the same list (a test says so). */
import ranges from './faces/letters.txt?raw';

const known = ranges
  .trim()
  .split(',')
  .map((part) => part.split('-').map((code) => `\\u{${code}}`))
  .map((edges) => edges.join('-'))
  .join('');
const unknown = new RegExp(`[^${known}]`, 'gu');
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** What cannot be put into a document, each once; `unseen` when nothing of it can be seen. */
export function undrawable(text: string): { letters: string[]; unseen: boolean } {
  const found = [...new Set(text.trim().normalize('NFC').match(unknown))];
  const letters = found.filter((one) => !one.match(unseen));
  return { letters, unseen: found.length > letters.length };
}

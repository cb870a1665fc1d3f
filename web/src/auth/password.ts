/** The rule for passwords as far as a browser can check it; the server has the long list. */
import { fold } from '../lib/table/columns';

export const MIN_LENGTH = 12;
const COMMON = [
  'wachtwoord',
  'password',
  'welkom',
  'qwerty',
  'abcdef',
  '123456',
  '654321',
  '111111',
];

export interface Rule {
  id: 'long' | 'uncommon' | 'same';
  met: boolean;
}

export function rules(password: string, repeat: string, email: string): Rule[] {
  return [
    { id: 'long', met: [...password].length >= MIN_LENGTH },
    { id: 'uncommon', met: password !== '' && isUncommon(password, email) },
    { id: 'same', met: password !== '' && password === repeat },
  ];
}

function isUncommon(password: string, email: string): boolean {
  const folded = fold(password);
  const [local = ''] = fold(email).split('@');
  if (local.length > 3 && folded.includes(local)) return false;
  const rest = COMMON.reduce((text, word) => text.replaceAll(word, ''), folded);
  return new Set(rest).size >= 5;
}

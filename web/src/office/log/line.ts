/** One event of the log as words. */
import type { SecurityEvent } from '../../api/types';
import { resetWords, type Reset } from '../../auth/replacing';
import { formatDate } from '../../i18n/format';
import { actingName, capacityWord, represents } from '../../i18n/namens';
import { p } from '../../people/texts';
import { MARKS, type Mark } from '../../people/words';
import { o } from '../i18n';

export type Line = SecurityEvent;
type Words = Record<string, string>;

const knownMethods = (): Words => ({ ...o.employees.methods, ...o.log.methods });

const REFUSED = new Set<Line['action']>(['sign_in_refused', 'code_refused', 'limit_reached']);

export const isRefusal = ({ action }: Line) => REFUSED.has(action);

/** Who only gave a password and sees nothing yet. */
const isHalf = ({ action, details }: Line) =>
  action === 'signed_in' && Boolean(details['enrolling']);

export const what = (line: Line) => (isHalf(line) ? o.log.passwordOnly : o.log.events[line.action]);

/** What tells more of it, from what the event carries; `types` are names of document types, by id. */
export function note(line: Line, types: Words = {}): string {
  return [said(line, types), ...grounds(line.details)].filter(Boolean).join(', ');
}

/** Who passed it on, why it counts, and how a colleague knew. */
function grounds(details: Words): string[] {
  const { factors, grounds: known } = o.log as unknown as Record<string, Words>;
  const by = details['asked_by_name'];
  return [
    factors?.[details['factor'] ?? ''] ?? '',
    by ? o.log.askedBy(by) : '',
    confirmed(details) || (known?.[details['ground'] ?? ''] ?? ''),
    details['how'] ?? '',
  ];
}

/** By which colleague. */
const confirmed = ({ ground, confirmed_by_name: name }: Words) =>
  ground === 'colleague' && name ? o.log.confirmedBy(name) : '';

function said(line: Line, types: Words): string {
  const { action, details } = line;
  const { purposes, limits } = o.log as unknown as Record<string, Words>;
  const methods = knownMethods();
  const word = (words: Words | undefined, name: string) => words?.[details[name] ?? ''] ?? '';
  switch (action) {
    case 'signed_in':
      if (isHalf(line)) return o.log.secondFirst;
      return word(methods, 'method') || (details['ip'] ? o.log.onlyPassword : '');
    case 'factor_removed':
      return word(methods, 'method') || resetOf(details);
    case 'limit_reached':
      return word(limits, 'limit');
    case 'policy_changed':
      return decided(details, types);
    case 'rights_changed':
      return details['role'] ? rights(details) : '';
    case 'person_vouched':
      return details['ground'] ?? '';
    case 'person_invited':
      return [capacityWord(details['let_in_as'] ?? ''), details['role'] ? rights(details) : '']
        .filter(Boolean)
        .join(', ');
    case 'access_granted':
      return details['role'] ? rights(details) : '';
    case 'mobile_changed':
      return details['mobile'] ?? '';
    default:
      return [word(methods, 'method'), word(purposes, 'purpose'), word(purposes, 'also')]
        .filter(Boolean)
        .join(', ');
  }
}

/** By a lost phone. */
const resetOf = ({ reset }: Words) => (reset ? resetWords(reset.split(',') as Reset[]) : '');

/** Of what one setting has several; how they are parted differs by when it was written. */
const LISTS = new Set(['codes_for', 'methods']);

function decided(details: Words, types: Words): string {
  const known: Words = { ...types, ...knownMethods(), ...o.log.values };
  const named = (value: string) => known[value] ?? value;
  const say = (field: string, text: string) =>
    LISTS.has(field) ? text.split(/, ?/).map(named).join(', ') : named(text);
  return Object.entries(o.log.decided)
    .filter(([field]) => field in details)
    .map(([field, name]) => `${name}: ${say(field, details[field] ?? '')}`)
    .join('; ');
}

/** Of a colleague the role alone. */
function rights(details: Words): string {
  const own = (o.employees.role as Words)[details['role'] ?? ''];
  if (own) return own;
  const may = (right: Mark) => details[right] === 'yes';
  const role = (p.role as Words)[details['role'] ?? ''];
  const marks = may('read') ? MARKS.filter(may).map((mark) => p.rights[mark]) : [p.nothing];
  const part = details['folders'] || details['types'] ? o.log.partOnly : '';
  const until = details['ends_on'] ? p.until(formatDate(details['ends_on'])) : '';
  return [role, ...marks, part, until].filter(Boolean).join(', ');
}

/** Done at the door, by somebody who had not signed in yet. */
const AT_THE_DOOR = new Set<Line['action']>([
  'sign_in_refused',
  'passkey_refused',
  'password_requested',
  'account_stopped',
]);
const BY_LINK = new Set<Line['action']>(['password_chosen', 'email_changed']);

export function who({ action, actor_name: name, details }: Line): string {
  if (name) return actingName(name, represents(details));
  if (details['ground'] === 'waited') return o.log.byPortal;
  if (BY_LINK.has(action)) return o.log.byLink;
  if (AT_THE_DOOR.has(action)) return o.log.notSignedIn;
  if (action === 'code_refused')
    return ['sign_in', 'passkey'].includes(details['purpose'] ?? '')
      ? o.log.notSignedIn
      : o.log.unknownWho;
  return action === 'limit_reached' ? o.log.unknownWho : o.log.byPortal;
}

/** Empty when it is about who did it. */
export function about(line: Line): string {
  if (line.about) return line.about_id === line.actor_id ? '' : line.about;
  if (line.details['person']) return line.details['person'];
  if (line.concern === 'office' || /messages|office/.test(line.details['limit'] ?? ''))
    return o.log.office;
  return line.action === 'sign_in_refused' ? o.log.unknown : '';
}

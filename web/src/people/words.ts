/** Rights as people say them. */
import { joinNames } from '../i18n/lists';
import type { components } from '../api/schema';
import { formatDate, formatMoment, isBefore } from '../i18n/format';
import { formatFrom } from '../i18n/from';
import { capacityWord, type Represents } from '../i18n/namens';
import type { Catalogue } from './catalogue';
import { p } from './texts';

type Schemas = components['schemas'];
export type Person = Schemas['PersonView'];
export type Rights = Schemas['RightsBody'];
export type PeopleRequest = Schemas['RequestView'];
export type RequestStanding = Schemas['Standing'];

/** The client it is about. */
export interface Place {
  client_id: string;
  name: string;
  kind?: string;
}

/** Without what only the office decides about, once somebody is let in. */
export const given = ({
  role,
  read,
  handle,
  approve,
  sign,
  folders,
  types,
  ends_on,
}: Rights): Rights => ({ role, read, handle, approve, sign, folders, types, ends_on });

export const MARKS = ['read', 'handle', 'approve', 'sign'] as const;
export type Mark = (typeof MARKS)[number];

type As = Pick<Rights, 'role'> & { represents?: Represents | null };

/** As what somebody is here: in a personal dossier nobody works, but the person themself and whoever
 * acts for them. */
export function roleWords({ role, represents }: As, personal: boolean): string {
  if (!represents) return personal ? p.ownDossier : p.role[role];
  const capacity = capacityWord(represents.capacity);
  return capacity.charAt(0).toUpperCase() + capacity.slice(1);
}

/** `mag lezen, afhandelen en accorderen` */
export function rightsWords(rights: Rights): string {
  if (!rights.read) return p.nothing;
  return p.may(joinNames(MARKS.filter((mark) => rights[mark]).map((mark) => p.rights[mark])));
}

/** `Kan vanaf 3 december 15:45 accorderen en ondertekenen`: what the others are told of first. Whose
 * last day comes before that can only read. */
export function actsFromWords(rights: Rights, from: string): string {
  const last = rights.ends_on;
  if (last && isBefore(last, from)) return p.letIn.onlyReads(formatDate(last));
  const acts = (['approve', 'sign'] as const).filter((act) => rights[act]);
  const words = acts.length ? acts.map((act) => p.rights[act]) : [p.summary.acts.people];
  return p.letIn.from(formatFrom(from), joinNames(words));
}

/** `accorderen, ondertekenen en anderen toelaten`: all that opens once somebody vouches. */
export function opensWords(rights: Rights): string {
  const acts = (['approve', 'sign'] as const).filter((act) => rights[act]);
  const people = rights.role === 'beheerder' ? [p.summary.acts.people] : [];
  return joinNames([...acts.map((act) => p.rights[act]), ...people]);
}

type Held = Pick<Person, 'acts_from' | 'shut' | 'shut_until'>;

/** From when a new person can act: not while a change of their account waits either. */
export function actsAt({ acts_from: from, shut, shut_until: until }: Held): string {
  return shut && until && from && until > from ? until : (from ?? '');
}

type Waits = Pick<Person, 'shut' | 'shut_until'> & { rights: Rights };

/** `Kan nu niet accorderen: een wijziging van het account wacht op antwoord`; empty of who can, and of
 * who never may. */
export function shutWords({ rights, shut, shut_until: until }: Waits): string {
  const acts = opensWords(rights);
  return shut && acts ? p.letIn.shut(acts, until ? formatMoment(until) : '') : '';
}

/** `Zoë kan alles lezen. Niet: tekenen.`: all of it in a sentence or two. `limited` also before it
 * is chosen to what. */
export function summaryWords(name: string, rights: Rights, limited = false): string {
  const text = p.summary;
  const who = name.trim() || text.somebody;
  if (!rights.read) return `${who} ${p.nothing}.`;
  const some = limited || rights.folders.length || rights.types.length;
  const acts = ACTS.filter((act) => may(rights, act)).map((act) => text.acts[act]);
  const not = ACTS.filter((act) => !may(rights, act)).map((act) => text.acts[act]);
  const can = joinNames([some ? text.readSome : text.readAll, ...acts]);
  const until = rights.ends_on ? `, ${p.until(formatDate(rights.ends_on))}` : '';
  return `${text.can(who, can)}${until}.${not.length ? ` ${text.not(not.join(', '))}` : ''}`;
}

const ACTS = ['handle', 'approve', 'sign', 'people'] as const;
const may = (rights: Rights, act: (typeof ACTS)[number]) =>
  act === 'people' ? rights.role === 'beheerder' : rights[act];

export const isLimited = ({ folders, types, ends_on }: Rights) =>
  Boolean(folders.length || types.length || ends_on);

/** `alleen Fiscaal en Administratie`, `tot en met 31 december 2026`: each limit by itself. */
export function limitWords(rights: Rights, catalogue: Catalogue | undefined): string[] {
  const folders = rights.folders.map((id) => catalogue?.folderPath(id) ?? id);
  const types = rights.types.map((id) => catalogue?.typeName(id) ?? id);
  return [
    ...(folders.length ? [p.only(joinNames(folders))] : []),
    ...(types.length ? [p.only(joinNames(types))] : []),
    ...(rights.ends_on ? [p.until(formatDate(rights.ends_on))] : []),
  ];
}

/** Rights as people say them. */
import { joinNames } from '../i18n/lists';
import type { components } from '../api/schema';
import { formatDate } from '../i18n/format';
import type { Catalogue } from './catalogue';
import { p } from './texts';

type Schemas = components['schemas'];
export type Person = Schemas['PersonView'];
export type Rights = Schemas['RightsBody'];
export type PeopleRequest = Schemas['RequestView'];

/** What an invitation starts with at the office: a director. */
export const everything = (): Rights => ({
  ...nothingSpecial(),
  role: 'beheerder',
  approve: true,
  sign: true,
});
/** What a beheerder starts with: somebody who reads and handles. */
export const nothingSpecial = (): Rights => ({
  role: 'medewerker',
  read: true,
  handle: true,
  approve: false,
  sign: false,
  folders: [],
  types: [],
  ends_on: null,
});

/** The client it is about. */
export interface Place {
  client_id: string;
  name: string;
}

export const MARKS = ['read', 'handle', 'approve', 'sign'] as const;
export type Mark = (typeof MARKS)[number];

const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' });

/** Today in Amsterdam, as `2026-11-22`. */
export const today = () => days.format(new Date());

/** `mag lezen, afhandelen en accorderen` */
export function rightsWords(rights: Rights): string {
  if (!rights.read) return p.nothing;
  return p.may(joinNames(MARKS.filter((mark) => rights[mark]).map((mark) => p.rights[mark])));
}

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

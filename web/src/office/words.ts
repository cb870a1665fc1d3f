/** Small things the office's screens say in several places. */
import { language } from '../i18n';
import { o } from './i18n';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type Client = Schemas['ClientView'];
export type ClientRow = Schemas['ClientRow'];
export type Person = Schemas['PersonView'];
export type Rights = Schemas['RightsBody'];
export type Employee = Schemas['EmployeeView'];
export type Colleague = Schemas['EmployeeDetail'];
export type EmployeeRole = Schemas['EmployeeRole'];
export type OfficeTask = Schemas['OfficeTaskRow'];
export type Recipient = Schemas['RecipientView'];

const lists = new Intl.ListFormat(language === 'en' ? 'en-GB' : 'nl-NL', { type: 'conjunction' });
const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' });

/** `Anna, Bram en Carla` */
export const joinNames = (names: string[]) => lists.format(names);
/** Today in Amsterdam, as `2026-11-22`. */
export const today = () => days.format(new Date());
export const kindWord = (kind: string) =>
  kind === 'person' ? o.clients.person : o.clients.organisation;

/** Rights as words: `mag lezen, mag accorderen`. */
export function rightsWords(rights: Pick<Rights, 'read' | 'approve' | 'sign'>): string {
  const may = (['read', 'approve', 'sign'] as const).filter((right) => rights[right]);
  return may.map((right) => o.people.rights[right]).join(', ') || o.people.nothing;
}

export const clientPath = (id: string, section = '') =>
  `/kantoor/klanten/${id}${section ? `?deel=${section}` : ''}`;
export const documentPath = (client: string, document: string) =>
  `/kantoor/klanten/${client}/documenten/${document}`;
export const employeePath = (id: string) => `/kantoor/medewerkers/${id}`;
/** Who leads the office sees every client. */
export const leadsAs = (role: EmployeeRole | null) => role === 'owner' || role === 'manager';

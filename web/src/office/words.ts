/** Small things the office's screens say in several places. */
import { o } from './i18n';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type Client = Schemas['ClientView'];
export type ClientRow = Schemas['ListedClient'];
export type Employee = Schemas['EmployeeView'];
export type Colleague = Schemas['EmployeeDetail'];
export type EmployeeRole = Schemas['EmployeeRole'];
/** `beside` is the same return at the fiscal partner, where it waits in the same list. */
export type OfficeTask = Schemas['ListedOfficeTask'] & { beside?: OfficeTask };
export type OfficeNumbers = Schemas['OfficeNumbers'];
export type Recipient = OfficeTask['recipients'][number];
export type WorkItem = Schemas['WorkItemView'];
export type TaskWork = WorkItem & { task: OfficeTask };
export type PersonInNeed = Schemas['PersonInNeed'];
export type Confirming = WorkItem & { confirming: Schemas['ConfirmingView']; person: PersonInNeed };
export type WorkCounts = Schemas['WorkCounts'];

export { joinNames } from '../i18n/lists';
export type { Person } from '../people/words';
export const kindWord = (kind: string) =>
  kind === 'person' ? o.clients.person : o.clients.organisation;

export const clientPath = (id: string, section = '') =>
  `/kantoor/klanten/${id}${section ? `?deel=${section}` : ''}`;
/** Where one of its people stands among them. */
export const personPath = (client: string, person: string) =>
  `${clientPath(client, 'mensen')}&wie=${person}`;
export const documentPath = (client: string, document: string) =>
  `/kantoor/klanten/${client}/documenten/${document}`;
/** Where an employee signs for the office. */
export const signPath = (client: string, task: string) =>
  `/kantoor/klanten/${client}/ondertekenen/${task}`;
export const employeePath = (id: string) => `/kantoor/medewerkers/${id}`;
/** Who leads the office sees every client. */
export const leadsAs = (role: EmployeeRole | null) => role === 'owner' || role === 'manager';

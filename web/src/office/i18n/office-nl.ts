/** The office's Dutch texts; their shape is what every other language must have. */
import { accounts } from './nl/accounts';
import { clients } from './nl/clients';
import { documents } from './nl/documents';
import { log } from './nl/log';
import { employees } from './nl/employees';
import { overview } from './nl/overview';
import { people } from './nl/people';
import { publish } from './nl/publish';
import { represent } from './nl/represent';
import { settings } from './nl/settings';

export const messages = {
  ...overview,
  accounts,
  clients,
  documents,
  employees,
  log,
  people,
  publish,
  represent,
  settings,
};
export type OfficeMessages = typeof messages;

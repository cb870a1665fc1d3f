import { accounts } from './en/accounts';
import { clients } from './en/clients';
import { documents } from './en/documents';
import { log } from './en/log';
import { employees } from './en/employees';
import { overview } from './en/overview';
import { people } from './en/people';
import { publish } from './en/publish';
import { represent } from './en/represent';
import { settings } from './en/settings';
import type { OfficeMessages } from './office-nl';

export const messages = {
  ...overview,
  accounts,
  clients,
  documents,
  log,
  employees,
  people,
  publish,
  represent,
  settings,
} satisfies OfficeMessages;

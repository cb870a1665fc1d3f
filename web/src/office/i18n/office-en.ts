import { accounts } from './en/accounts';
import { clients } from './en/clients';
import { documents } from './en/documents';
import { employees } from './en/employees';
import { overview } from './en/overview';
import { people } from './en/people';
import { publish } from './en/publish';
import type { OfficeMessages } from './office-nl';

export const messages = {
  ...overview,
  accounts,
  clients,
  documents,
  employees,
  people,
  publish,
} satisfies OfficeMessages;

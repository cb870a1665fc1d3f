import { clients } from './en/clients';
import { documents } from './en/documents';
import { log } from './en/log';
import { overview } from './en/overview';
import { people } from './en/people';
import { publish } from './en/publish';
import { settings } from './en/settings';
import type { OfficeMessages } from './office-nl';

export const messages = {
  ...overview,
  clients,
  documents,
  log,
  people,
  publish,
  settings,
} satisfies OfficeMessages;

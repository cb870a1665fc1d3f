import { clients } from './en/clients';
import { documents } from './en/documents';
import { overview } from './en/overview';
import { people } from './en/people';
import { publish } from './en/publish';
import type { OfficeMessages } from './office-nl';

export const messages = {
  ...overview,
  clients,
  documents,
  people,
  publish,
} satisfies OfficeMessages;

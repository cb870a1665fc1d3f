/** The office's Dutch texts; their shape is what every other language must have. */
import { clients } from './nl/clients';
import { documents } from './nl/documents';
import { overview } from './nl/overview';
import { people } from './nl/people';
import { publish } from './nl/publish';

export const messages = { ...overview, clients, documents, people, publish };
export type OfficeMessages = typeof messages;

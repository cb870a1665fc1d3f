/** The office's Dutch texts; their shape is what every other language must have. */
import { clients } from './nl/clients';
import { documents } from './nl/documents';
import { log } from './nl/log';
import { overview } from './nl/overview';
import { people } from './nl/people';
import { publish } from './nl/publish';
import { settings } from './nl/settings';

export const messages = { ...overview, clients, documents, log, people, publish, settings };
export type OfficeMessages = typeof messages;

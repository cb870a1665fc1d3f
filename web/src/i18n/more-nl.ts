/** The Dutch texts of the screens behind the first ones. */
import { auth } from './nl/auth';
import { client } from './nl/client';
import { columns } from './nl/columns';

export const messages = { auth, client, columns };
export type MoreMessages = typeof messages;

/** The Dutch texts of the screens behind the first ones. */
import { auth } from './nl/auth';
import { client } from './nl/client';

export const messages = { auth, client };
export type MoreMessages = typeof messages;

/** The Dutch texts of the screens behind the first ones. */
import { arranging } from './nl/arranging';
import { auth } from './nl/auth';
import { client } from './nl/client';

export const messages = { arranging, auth, client };
export type MoreMessages = typeof messages;

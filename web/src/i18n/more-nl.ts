/** The Dutch texts of the screens behind the first ones. */
import { arranging } from './nl/arranging';
import { auth } from './nl/auth';
import { client } from './nl/client';
import { missing } from './nl/missing';

export const messages = { arranging, auth, client, missing };
export type MoreMessages = typeof messages;

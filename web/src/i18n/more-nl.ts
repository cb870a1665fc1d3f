/** The Dutch texts of the screens behind the first ones. */
import { arranging } from './nl/arranging';
import { auth } from './nl/auth';
import { client } from './nl/client';
import { missing } from './nl/missing';
import { status } from './nl/status';

export const messages = { arranging, auth, client, missing, status };
export type MoreMessages = typeof messages;

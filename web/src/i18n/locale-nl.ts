/** The Dutch texts; their shape is what every other language must have. */
import { auth } from './nl/auth';
import { client } from './nl/client';
import { common } from './nl/common';

export const messages = { ...common, auth, client };
export type Messages = typeof messages;

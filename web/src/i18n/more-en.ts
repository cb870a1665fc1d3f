import { auth } from './en/auth';
import { client } from './en/client';
import type { MoreMessages } from './more-nl';

export const messages = { auth, client } satisfies MoreMessages;

import { auth } from './en/auth';
import { client } from './en/client';
import { columns } from './en/columns';
import type { MoreMessages } from './more-nl';

export const messages = { auth, client, columns } satisfies MoreMessages;

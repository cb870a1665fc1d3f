import { arranging } from './en/arranging';
import { auth } from './en/auth';
import { client } from './en/client';
import { missing } from './en/missing';
import { status } from './en/status';
import type { MoreMessages } from './more-nl';

export const messages = { arranging, auth, client, missing, status } satisfies MoreMessages;

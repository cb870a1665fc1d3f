import { auth } from './en/auth';
import { client } from './en/client';
import { common } from './en/common';
import type { Messages } from './locale-nl';

export const messages = { ...common, auth, client } satisfies Messages;

import { common } from './en/common';
import { start } from './en/start';
import type { FirstMessages } from './locale-nl';

export const messages = { ...common, ...start } satisfies FirstMessages;

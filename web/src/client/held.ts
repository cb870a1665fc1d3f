/** Whether there are no buttons yet: somebody was let in lately, or first answers what was passed on about their account. */
import type { Task } from '../api/types';
import { session } from '../lib/session.svelte';

export const isHeld = ({ acts_from }: Pick<Task, 'acts_from'>) =>
  acts_from !== null || !!session.me?.replacing;

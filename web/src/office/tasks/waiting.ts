/** What waits, for whom, and since when. */
import { answer, api } from '../../api/client';
import { daysUntil } from '../../i18n/format';
import { loadPages } from '../../lib/pages';
import type { OfficeTask, Recipient } from '../words';

const LIMIT = 1000;

export interface Waiting {
  client: OfficeTask[];
  office: OfficeTask[];
}

export async function loadWaiting(): Promise<Waiting> {
  const [client, office] = await Promise.all([loadQueue('client'), loadQueue('office')]);
  return { client, office };
}

export async function loadQueue(waitingOn: 'client' | 'office'): Promise<OfficeTask[]> {
  const page = await loadPages<OfficeTask>(
    (cursor) =>
      answer(
        api.GET('/office-tasks', {
          params: { query: { waiting_on: waitingOn, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    undefined,
    LIMIT,
  );
  return page.items;
}

export const isLate = (task: OfficeTask) =>
  task.deadline_on !== null && daysUntil(task.deadline_on) < 0;

export const waitsForUs = (task: OfficeTask) =>
  ['ready_to_send', 'rejected', 'stuck'].includes(task.status);

/** Who still has to do something. */
export const stillToAct = (task: OfficeTask): Recipient[] =>
  task.recipients.filter((person) => person.state === 'open');

/** Who did what put the task where it is now. */
export function deciders(task: OfficeTask): Recipient[] {
  if (task.status === 'stuck') return [];
  const state = task.status === 'rejected' ? 'rejected' : 'approved';
  return task.recipients.filter((person) => person.state === state);
}

export function decidedAt(task: OfficeTask): string {
  const moments = deciders(task).map((person) => person.acted_at ?? '');
  return moments.sort().at(-1) ?? task.created_at;
}

/** What waits, for whom, and since when. */
import { answer, api } from '../../api/client';
import { t } from '../../i18n';
import { formatMoment } from '../../i18n/format';
import { formatFromDay } from '../../i18n/from';
import { loadPages } from '../../lib/pages';
import { o } from '../i18n';
import type { OfficeTask, Recipient, TaskWork, WorkCounts, WorkItem } from '../words';
import { AWAITS, onePerReturn, peopleOf, progressOf } from './returns';

const LIMIT = 1000;
const SIGNED = ['signed', 'signed_on_paper', 'signed_elsewhere'];
/** The states of a person that put a task in its own state. */
const DECIDING: Record<string, string[]> = {
  rejected: ['rejected', 'declined'],
  ready_to_send: ['approved', ...SIGNED],
};

/** What the office must do; how much that is in all comes with the first page. */
export async function loadWork(): Promise<{ items: WorkItem[]; counts: WorkCounts }> {
  let counts: WorkCounts = { documents: 0, mine: 0, requests: 0, people: 0, confirming: 0 };
  const page = async (cursor: string | undefined) => {
    const found = await answer(api.GET('/work', { params: { query: cursor ? { cursor } : {} } }));
    counts = found.counts ?? counts;
    return found;
  };
  const { items } = await loadPages<WorkItem>(page, undefined, LIMIT);
  return { items, counts };
}

export const isTask = (item: WorkItem): item is TaskWork => item.task !== null;

/** One for each return of two partners. */
export function cards(items: TaskWork[]): TaskWork[] {
  const of = new Map(items.map((item) => [item.task.task_id, item]));
  return onePerReturn(items.map(({ task }) => task)).flatMap((task) => {
    const item = of.get(task.task_id);
    return item ? [{ ...item, task }] : [];
  });
}

export const waitsForUs = (task: OfficeTask) =>
  ['ready_to_send', 'rejected', 'stuck', 'expired', 'problem', 'receipt'].includes(kindOf(task));

/** Its status; or that something keeps anybody from going on, or that paper waits for us. */
export function kindOf(task: Pick<OfficeTask, 'status' | 'problem' | 'recipients'>): string {
  if (task.problem) return 'problem';
  return task.status === 'open' && task.recipients.some(awaited) ? 'receipt' : task.status;
}

const awaited = ({ awaits_office }: Recipient) => awaits_office;

export const isSigned = (task: { action: string }) => task.action === 'sign';

/** Who still has to do something. */
export const stillToAct = (task: OfficeTask): Recipient[] =>
  peopleOf(task).filter((person) => person.state === 'open');

/** Why whoever still has to act cannot yet. */
export function cannotYet({ shut, acts_from }: Pick<Recipient, 'shut' | 'acts_from'>): string {
  if (shut) return o.overview.shut;
  return acts_from ? o.overview.from(formatFromDay(acts_from)) : '';
}

/** One return of two partners, that the other one already agreed with. */
export const agreedBeside = ({ partner }: Pick<OfficeTask, 'partner'>) =>
  partner?.status === AWAITS ? partner.name : '';

/** The partner who still has to answer, when all here did. */
export const awaitedBeside = ({ status, partner }: Pick<OfficeTask, 'status' | 'partner'>) =>
  status === AWAITS ? (partner?.name ?? '') : '';

/** Who did what put the task where it is now. */
export function deciders(task: OfficeTask): Recipient[] {
  if (kindOf(task) === 'receipt') return peopleOf(task).filter(awaited);
  const states = DECIDING[task.status] ?? [];
  return peopleOf(task).filter((person) => states.includes(person.state));
}

export function decidedAt(task: OfficeTask): string {
  const moments = deciders(task).map((person) => person.acted_at ?? '');
  return moments.sort().at(-1) ?? task.expired_at ?? task.created_at;
}

/** When it came to be so; when nothing tells, since when it is there at all. */
export function momentWords(task: OfficeTask): string {
  const moment = formatMoment(decidedAt(task));
  if (deciders(task).length) return moment;
  return task.expired_at ? o.inbox.expiredSince(moment) : o.inbox.publishedAt(moment);
}

/** A status as the office must understand it: of what several must do it tells how far it is. */
export function statusWords(task: OfficeTask): string {
  const status = kindOf(task);
  const own: Record<string, string> = o.overview.status;
  const words: Record<string, string> = t.status;
  if (status === AWAITS) return o.overview.partner.awaited(task.partner?.name ?? '');
  const { done, needed } = progressOf(task);
  if (isSigned(task) && status === 'open') return o.overview.signed(done, needed);
  if (task.action === 'approve' && status === 'open' && needed > 1)
    return o.overview.agreed(done, needed);
  const signing: Record<string, string> = isSigned(task) ? o.overview.signing : {};
  return signing[status] ?? own[status] ?? words[status] ?? status;
}

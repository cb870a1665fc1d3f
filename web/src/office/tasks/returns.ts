/** One return of two fiscal partners is one thing to do, though it lies in two dossiers. */
import { joinNames, type OfficeTask } from '../words';

/** Agreed here, and not yet by the fiscal partner. */
export const AWAITS = 'awaits_partner';

/** One of each return, with the other `beside` it; the one where something must still be done. */
export function onePerReturn(tasks: OfficeTask[]): OfficeTask[] {
  const at = new Map(tasks.map((task) => [task.document_id, task]));
  return tasks.flatMap((task, place) => {
    const beside = task.partner && at.get(task.partner.document_id);
    if (!beside) return [task];
    return leads(task, beside, tasks.indexOf(beside) > place) ? [{ ...task, beside }] : [];
  });
}

const leads = (task: OfficeTask, beside: OfficeTask, first: boolean) =>
  (task.status === AWAITS) === (beside.status === AWAITS) ? first : task.status !== AWAITS;

export const dossiersOf = (task: OfficeTask): OfficeTask[] =>
  task.beside ? [task, task.beside] : [task];

/** Everybody of whom it is asked, once, though somebody is asked in both dossiers. */
export function peopleOf(task: OfficeTask) {
  const all = dossiersOf(task).flatMap(({ recipients }) => recipients);
  const same = (one: OfficeTask['recipients'][number], other: typeof one) =>
    one.user_id === other.user_id &&
    one.state === other.state &&
    one.represents?.name === other.represents?.name;
  return all.filter((person, place) => all.findIndex((each) => same(each, person)) === place);
}

export const clientNames = (task: OfficeTask) =>
  joinNames(dossiersOf(task).map(({ client_name }) => client_name));

/** How many did what is asked, of how many who must, in both dossiers. */
export function progressOf(task: OfficeTask) {
  const sum = (of: 'done' | 'needed') =>
    dossiersOf(task).reduce((total, each) => total + each[of], 0);
  return { done: sum('done'), needed: sum('needed') };
}

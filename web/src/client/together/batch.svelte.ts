/** Several tasks answered in one go, with one code for all that ask for one (F151, F152). */
import { answer, api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Need } from '../../auth/stepUp';
import type { DocumentType, Task, TaskRow } from '../../api/types';
import { withTexts } from '../../i18n';
import { loadPages } from '../../lib/pages';
import { keepUnsent, unsent } from '../../lib/unsent';
import { isHeld } from '../held';
import { act, isStale } from '../task/acts';

export type Choice = 'approval' | 'rejection' | '';

/** The server takes the hashes of this many documents with one code. */
export const MOST = 25;

interface Filled {
  version: number;
  shown: string | null;
  choice: Choice;
  reason: string;
}

export class Item {
  task = $state.raw<Task>() as Task;
  choice = $state<Choice>('');
  reason = $state('');
  /** SHA-256 of what was on the screen; null until the document was opened. */
  shown = $state<string | null>(null);
  done = $state<Choice>('');
  failure = $state('');

  constructor(
    task: Task,
    readonly asksCode: boolean,
  ) {
    this.task = task;
    const { version, shown = null, choice = '', reason = '' } = unsent<Filled>(this.place);
    this.reason = reason;
    if (version === task.document_version) Object.assign(this, { shown, choice });
  }

  private get place() {
    return `together-${this.task.task_id}`;
  }

  /** So that it is there again after Back or a reload, until it is answered. */
  keep() {
    const { shown, choice, reason, task } = this;
    const filled = { version: task.document_version, shown, choice, reason };
    keepUnsent(this.place, this.waits && shown ? filled : null);
  }

  get id() {
    return `reason-${this.task.task_id}`;
  }

  /** Somebody else may have been first. */
  private get open() {
    return !this.done && this.task.may.includes('approve');
  }

  /** An employee looks along with who could answer. */
  get theirs() {
    return this.task.theirs.includes('approve');
  }

  get waits() {
    return this.open && !isHeld(this.task);
  }

  /** Asked, and not to be answered yet. */
  get held() {
    return (this.open || this.theirs) && isHeld(this.task);
  }

  get chosen() {
    return this.choice !== '' && this.waits;
  }

  /** What went wrong stays with its document, and holds up no other. */
  async send() {
    if (this.choice === '' || this.shown === null) return;
    this.failure = '';
    try {
      this.task = await act(this.choice, this.task, this.shown, this.reason.trim());
      this.done = this.choice;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.failure = problem.message;
      if (problem.status === 409) await this.refresh(isStale(problem));
    }
  }

  /** A new version must be looked at before anything is said about it. */
  private async refresh(replaced: boolean) {
    if (replaced) this.shown = null;
    this.choice = '';
    this.task = await taskOf(this.task);
  }
}

export interface Round {
  items: Item[];
  /** What waits besides these, for a next round. */
  later: number;
}

/** However many wait: each is counted, and the first of them come now. */
export async function loadRound(clientId: string | undefined): Promise<Round> {
  const query = clientId ? { client_id: clientId } : {};
  const [open, kinds] = await Promise.all([
    loadPages(
      (cursor) =>
        answer(api.GET('/tasks', { params: { query: cursor ? { ...query, cursor } : query } })),
      undefined,
      Infinity,
    ),
    answer(api.GET('/document-types')),
  ]);
  const asked = open.items.filter((task) => task.action === 'approve');
  const tasks = await Promise.all(asked.slice(0, MOST).map(taskOf));
  const items = tasks
    .map((task) => new Item(task, asksCode(kinds.items, task.type_id)))
    .filter((item) => item.waits || item.held || item.theirs);
  return { items, later: asked.length - tasks.length };
}

export async function sendAll(items: Item[]) {
  const need = needOf(items.filter((item) => item.asksCode));
  if (need) {
    const { stepUp } = await withTexts(import('../../auth/dialogs'));
    await stepUp(need);
  }
  for (const item of items) await item.send();
}

/** One code, for each document as it was answered. */
function needOf(items: Item[]): Need | undefined {
  const shown = (choice: Choice) =>
    items.filter((item) => item.choice === choice).map((item) => item.shown ?? '');
  const [documents, rejected] = [shown('approval'), shown('rejection')];
  if (documents.length) return { purpose: 'approve', documents, rejected };
  return rejected.length ? { purpose: 'reject', documents: rejected, rejected: [] } : undefined;
}

const asksCode = (kinds: DocumentType[], id: string) =>
  kinds.find((kind) => kind.type_id === id)?.asks_code ?? false;

function taskOf({ client_id, task_id }: TaskRow): Promise<Task> {
  const params = { path: { client_id, task_id } };
  return answer(api.GET('/clients/{client_id}/tasks/{task_id}', { params }));
}

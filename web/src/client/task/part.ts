/** What the part of a kind is given by the page of a task, and where it leads. */
import type { Move, Task } from '../../api/types';
import { t } from '../../i18n';
import { documentPath, taskPath } from '../addresses';

/** Where somebody came from, and goes when it is done. */
export interface From {
  home: string;
  /** Words and address of the way back; none as long as it depends on a task that is not there. */
  back: (task?: Task) => { words: string; href: string } | undefined;
  dossier: (task: Task) => string;
  /** Where the other documents are that were offered together with this one, if they are shown. */
  task?: typeof taskPath;
}

export const LIST: From = {
  home: '/taken',
  back: () => ({ words: t.client.task.back, href: '/taken' }),
  dossier: documentPath,
  task: taskPath,
};

export interface PartProps<Kind extends Task = Task> {
  task: Kind;
  from: From;
  onchange: (task: Task) => void;
  onreload: () => Promise<void>;
  /** Another task, on the same page. */
  onlook: (task_id: string) => Promise<void>;
}

const ANSWERS = new Set<Move>(['read', 'approve', 'reject', 'sign', 'decline', 'paper']);

/** What is asked of who looks, or of whom an employee looks along with. */
export const answersOf = ({ may, theirs }: Task): Move[] =>
  [...may, ...theirs].filter((move) => ANSWERS.has(move));

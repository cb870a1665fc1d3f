/** What an employee records for a client, and the call that does so. */
import { answer, api } from '../../api/client';
import type { components } from '../../api/schema';
import type { Task } from '../../api/types';
import { t } from '../../i18n';
import { o } from '../i18n';

export type Said = 'approval' | 'rejection' | 'reading';
export type GroundKind = components['schemas']['GroundKind'];
const GROUNDS = ['phone', 'mail', 'paper', 'meeting'] as const satisfies GroundKind[];

/** How an employee knows it; nothing is chosen beforehand, since it is evidence. */
export const groundChoices = () => [
  { value: '' as const, label: o.documents.onBehalf.choose },
  ...GROUNDS.map((value) => ({ value, label: t.client.ground[value] })),
];

/** About exactly the version that the task is about now; the server asks for a code of the employee. */
export function record(
  task: Task,
  person: string,
  said: Said,
  ground: { kind: GroundKind; text: string },
  words: string,
): Promise<Task> {
  const path = { client_id: task.client_id, task_id: task.task_id, user_id: person };
  const params = { path };
  const { document_sha256 } = task;
  const place = '/clients/{client_id}/tasks/{task_id}/recipients/{user_id}';
  switch (said) {
    case 'approval': {
      const body = { document_sha256, ground, remark: words };
      return answer(api.PUT(`${place}/approval`, { params, body }));
    }
    case 'rejection': {
      const body = { document_sha256, ground, reason: words };
      return answer(api.PUT(`${place}/rejection`, { params, body }));
    }
    case 'reading': {
      const body = { document_sha256, ground };
      return answer(api.PUT(`${place}/reading`, { params, body }));
    }
  }
}

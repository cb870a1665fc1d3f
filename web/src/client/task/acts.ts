/** The three acts of a client on a task. */
import { answer, api } from '../../api/client';
import type { Problem } from '../../api/problem';
import type { Task } from '../../api/types';

export type Verb = 'approval' | 'rejection' | 'reading';

export function act(verb: Verb, task: Task, sha256: string, words: string): Promise<Task> {
  const params = { path: { client_id: task.client_id, task_id: task.task_id } };
  const document_sha256 = sha256;
  switch (verb) {
    case 'approval': {
      const body = { document_sha256, remark: words };
      return answer(api.PUT('/clients/{client_id}/tasks/{task_id}/approval', { params, body }));
    }
    case 'rejection': {
      const body = { document_sha256, reason: words };
      return answer(api.PUT('/clients/{client_id}/tasks/{task_id}/rejection', { params, body }));
    }
    case 'reading': {
      const body = { document_sha256 };
      return answer(api.PUT('/clients/{client_id}/tasks/{task_id}/reading', { params, body }));
    }
  }
}

/** 409 because the document was replaced; other conflicts mean that somebody else was first. */
export const isStale = (problem: Problem) => problem.type === 'document_changed';

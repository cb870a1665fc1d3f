/** A scan of what was signed on paper, on its way to the task. */
import { answer, api } from '../../../api/client';
import { Upload, type UploadDoor } from '../../../lib/upload/upload.svelte';
import type { Task } from '../../../api/types';

/** What the API takes with one reaction. */
export const MOST_SCANS = 5;
export const KINDS =
  'application/pdf,image/jpeg,image/png,image/heic,image/heif,.pdf,.jpg,.jpeg,.png,.heic,.heif';

export const newScan = (task: Task, file: File) => new Upload(file, doorOf(task));

function doorOf({ client_id, task_id }: Task): UploadDoor {
  const scans = '/clients/{client_id}/signings/{task_id}/scans';
  const params = { path: { client_id, task_id } };
  const at = (upload_id: string) => ({ params: { path: { client_id, task_id, upload_id } } });
  return {
    start: ({ name, size }, upload_id, sha256) =>
      answer(api.POST(scans, { params, body: { upload_id, file_name: name, size, sha256 } })),
    complete: (id) => answer(api.PUT(`${scans}/{upload_id}/completion`, at(id))),
    look: (id) => answer(api.GET(`${scans}/{upload_id}`, at(id))),
  };
}

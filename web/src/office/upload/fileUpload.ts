/** A file on its way to the dossier of a client. */
import { answer, api } from '../../api/client';
import { Upload, type UploadDoor } from '../../lib/upload/upload.svelte';

export const fileUpload = (clientId: string, file: File) => new Upload(file, doorOf(clientId));

function doorOf(client_id: string): UploadDoor {
  const uploads = '/clients/{client_id}/uploads';
  const params = { path: { client_id } };
  const at = (upload_id: string) => ({ params: { path: { client_id, upload_id } } });
  return {
    start: ({ name, size }, upload_id, sha256) =>
      answer(api.POST(uploads, { params, body: { upload_id, file_name: name, size, sha256 } })),
    complete: (id) => answer(api.PUT(`${uploads}/{upload_id}/completion`, at(id))),
    look: (id) => answer(api.GET(`${uploads}/{upload_id}`, at(id))),
    drop: (id) => answer(api.DELETE(`${uploads}/{upload_id}`, at(id))),
  };
}

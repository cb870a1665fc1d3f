/** Where things are, and small readings of what the API says. */
export const taskPath = (task: { client_id: string; task_id: string }) =>
  `/omgeving/${task.client_id}/taken/${task.task_id}`;

export const documentPath = (document: { client_id: string; document_id: string }) =>
  `/omgeving/${document.client_id}/documenten/${document.document_id}`;

export const dossierPath = (clientId: string | null | undefined) =>
  clientId ? `/omgeving/${clientId}/dossier` : '/dossier';

export const ACTIONS = ['approve', 'read', 'sign'] as const;

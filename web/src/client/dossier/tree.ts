/** The folders of a dossier with how much is in them, their own folders included. */
import type { Folder } from '../../api/types';

export interface Node {
  id: string;
  name: string;
  count: number;
  children: Node[];
}

export function folderTree(
  folders: Folder[],
  placed: string[],
  parent: string | null = null,
): Node[] {
  return folders
    .filter((folder) => folder.parent_id === parent)
    .map(({ folder_id, name }) => ({
      id: folder_id,
      name,
      count: placed.filter((place) => isInside(place, folder_id)).length,
      children: folderTree(folders, placed, folder_id),
    }));
}

/** A folder's id is its path. */
export const isInside = (place: string, folder: string) =>
  place === folder || place.startsWith(`${folder}/`);

/** `Fiscaal / Aangiften IB`; empty when it is not known. */
export function folderPath(folders: Folder[], id: string | null): string {
  const folder = folders.find((one) => one.folder_id === id);
  if (!folder) return '';
  return [folderPath(folders, folder.parent_id), folder.name].filter(Boolean).join(' / ');
}

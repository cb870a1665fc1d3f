/** Which folders and types somebody may be limited to, by who gives the rights. */
import { isInside } from '../client/dossier/tree';
import type { Catalogue } from './catalogue';
import type { Rights } from './words';

export interface Option {
  id: string;
  label: string;
  /** How deep in the tree, from 0. */
  depth: number;
}

const depthOf = (id: string) => id.split('/').length - 1;

/** Every folder that a giver with these folders may give; all of them when there are none. */
export function folderOptions(catalogue: Catalogue, own: string[]): Option[] {
  const shown = catalogue.folders.filter(
    ({ folder_id }) => !own.length || own.some((outer) => isInside(folder_id, outer)),
  );
  const top = Math.min(...shown.map(({ folder_id }) => depthOf(folder_id)));
  return inTree(shown.map(({ folder_id }) => folder_id)).map((id) => ({
    id,
    label: shown.find(({ folder_id }) => folder_id === id)?.name ?? id,
    depth: depthOf(id) - top,
  }));
}

export function typeOptions(catalogue: Catalogue, own: string[]): Option[] {
  return catalogue.types
    .filter(({ type_id }) => !own.length || own.includes(type_id))
    .map(({ type_id, name }) => ({ id: type_id, label: name, depth: 0 }));
}

/** Folders within folders right after them, each group in the office's own order. */
function inTree(ids: string[]): string[] {
  const isChild = (id: string) => ids.some((outer) => outer !== id && isInside(id, outer));
  const below = (id: string): string[] => [
    id,
    ...ids.filter((each) => each !== id && parentOf(each) === id).flatMap(below),
  ];
  return ids.filter((id) => !isChild(id)).flatMap(below);
}

const parentOf = (id: string) => id.split('/').slice(0, -1).join('/');

/** Choosing a folder takes what was chosen inside it along. */
export function toggle(chosen: string[], id: string, on: boolean): string[] {
  const others = chosen.filter((each) => each !== id && !(on && isInside(each, id)));
  return on ? [...others, id] : others;
}

export const coveredBy = (chosen: string[], id: string) =>
  chosen.find((outer) => outer !== id && isInside(id, outer));

export interface Where {
  folder_id: string;
  type_id: string;
}

/** Whether what somebody is limited to holds this; nothing chosen is everything. */
export const covers = (limits: { folders: string[]; types: string[] }, where: Where) =>
  (!limits.folders.length || limits.folders.some((each) => isInside(where.folder_id, each))) &&
  (!limits.types.length || limits.types.includes(where.type_id));

const NEEDED = { read: 'handle', approve: 'approve', sign: 'sign' } as const;

/** Whether somebody may do there what is asked, as the server judges it. */
export const mayAct = (rights: Rights, asked: keyof typeof NEEDED, where: Where) =>
  rights.read && rights[NEEDED[asked]] && covers(rights, where);

/** Rights that fit in those of who gives them, to start from. */
export function within(rights: Rights, own: Rights): Rights {
  return {
    ...rights,
    handle: rights.handle && own.handle,
    approve: rights.approve && own.approve,
    sign: rights.sign && own.sign,
    folders: rights.folders.length ? rights.folders : own.folders,
    types: rights.types.length ? rights.types : own.types,
    ends_on: rights.ends_on ?? own.ends_on,
  };
}

/** The office's folders and document types by name; fetched once, when something is limited to some. */
import { answer, api } from '../api/client';
import type { DocumentType, Folder } from '../api/types';
import { folderPath } from '../client/dossier/tree';

export class Catalogue {
  constructor(
    readonly folders: Folder[],
    readonly types: DocumentType[],
  ) {}

  /** `Fiscaal / Aangiften IB` */
  folderPath(id: string): string {
    return folderPath(this.folders, id) || id;
  }

  typeName(id: string): string {
    return this.types.find((each) => each.type_id === id)?.name ?? id;
  }
}

let known: Promise<Catalogue> | undefined;

export function loadCatalogue(): Promise<Catalogue> {
  known ??= fetchCatalogue().catch((problem: unknown) => {
    known = undefined; // the next one asks again
    throw problem;
  });
  return known;
}

async function fetchCatalogue() {
  const [folders, types] = await Promise.all([
    answer(api.GET('/folders')),
    answer(api.GET('/document-types')),
  ]);
  return new Catalogue(folders.items, types.items);
}

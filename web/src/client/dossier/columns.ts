/** The columns of the dossier list. */
import type { DocumentRow, Folder } from '../../api/types';
import { t } from '../../i18n';
import { formatDate, formatPeriod, formatSize } from '../../i18n/format';
import { named, type Column } from '../../lib/table/columns';

/** `folders` is asked when needed: they come later than the columns. */
export function dossierColumns(all: boolean, folders: () => Folder[]): Column<DocumentRow>[] {
  const names = { ...t.client.tasks.columns, ...t.client.dossier.columns };
  const folderName = (id: string) => folders().find((one) => one.folder_id === id)?.name ?? '';
  const columns: Column<DocumentRow>[] = named(names, [
    { id: 'title', text: (row) => row.title, width: 235, card: 'title' },
    { id: 'client', text: (row) => row.client_name, width: 165, card: 'under' },
    { id: 'type', text: (row) => row.type_name, width: 180, filter: 'choice', card: 'none' },
    {
      id: 'year',
      text: (row) => String(row.year),
      width: 90,
      filter: 'choice',
      hidden: true,
      card: 'none',
    },
    {
      id: 'period',
      text: (row) => formatPeriod(row.period),
      key: (row) => row.period ?? '',
      width: 130,
      hidden: all,
      card: 'none',
    },
    { id: 'status', text: (row) => t.status[row.status], width: 205, filter: 'choice' },
    {
      id: 'published',
      text: (row) => formatDate(row.published_at),
      key: (row) => row.published_at,
      width: 125,
    },
    {
      id: 'folder',
      text: (row) => folderName(row.folder_id),
      width: 160,
      hidden: true,
      card: 'none',
    },
    {
      id: 'size',
      text: (row) => formatSize(row.size),
      key: (row) => row.size,
      width: 100,
      hidden: true,
      numeric: true,
      card: 'none',
    },
  ]);
  return columns.filter(({ id }) => all || id !== 'client');
}

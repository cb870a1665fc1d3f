/** The columns of the dossier list. */
import type { DocumentRow, Folder } from '../../api/types';
import { t } from '../../i18n';
import { formatDate, formatPeriod, formatSize } from '../../i18n/format';
import type { Column } from '../../lib/table/columns';

const words = (status: string) => (t.status as Record<string, string>)[status] ?? status;

/** `folders` is asked when needed: they come later than the columns. */
export function dossierColumns(all: boolean, folders: () => Folder[]): Column<DocumentRow>[] {
  const names = t.client.dossier.columns;
  const folderName = (id: string) => folders().find((one) => one.folder_id === id)?.name ?? '';
  const client: Column<DocumentRow> = {
    id: 'client',
    label: names.client,
    text: (row) => row.client_name,
    width: 165,
    card: 'under',
  };
  return [
    { id: 'title', label: names.title, text: (row) => row.title, width: 235, card: 'title' },
    ...(all ? [client] : []),
    {
      id: 'type',
      label: names.type,
      text: (row) => row.type_name,
      width: 180,
      filter: 'choice',
      card: 'none',
    },
    {
      id: 'year',
      label: names.year,
      text: (row) => String(row.year),
      width: 90,
      filter: 'choice',
      hidden: true,
      card: 'none',
    },
    {
      id: 'period',
      label: names.period,
      text: (row) => formatPeriod(row.period),
      key: (row) => row.period ?? '',
      width: 130,
      hidden: all,
      card: 'none',
    },
    {
      id: 'status',
      label: names.status,
      text: (row) => words(row.status),
      width: 205,
      filter: 'choice',
    },
    {
      id: 'published',
      label: names.published,
      text: (row) => formatDate(row.published_at),
      key: (row) => row.published_at,
      width: 125,
    },
    {
      id: 'folder',
      label: names.folder,
      text: (row) => folderName(row.folder_id),
      width: 160,
      hidden: true,
      card: 'none',
    },
    {
      id: 'size',
      label: names.size,
      text: (row) => formatSize(row.size),
      key: (row) => row.size,
      width: 100,
      hidden: true,
      numeric: true,
      card: 'none',
    },
  ];
}

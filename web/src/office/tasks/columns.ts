/** The columns of the office's task lists (F126), and who still has to act. */
import { actingName } from '../../i18n/namens';
import { joinNames } from '../../i18n/lists';
import { t } from '../../i18n';
import { formatDate, formatPeriod } from '../../i18n/format';
import { named, type Column } from '../../lib/table/columns';
import { o } from '../i18n';
import type { OfficeTask } from '../words';
import { dossiersOf } from './returns';
import { awaitedBeside, statusWords, stillToAct, waitsForUs } from './waiting';

export function taskColumns(withClient: boolean): Column<OfficeTask>[] {
  const names = { ...t.client.tasks.columns, ...o.overview.columns };
  const columns: Column<OfficeTask>[] = named(names, [
    { id: 'title', text: (task) => task.title, width: 232, card: 'title' },
    {
      id: 'client',
      text: (task) => dossiersOf(task).map(clientWords).join(' '),
      width: 165,
      filter: 'text',
      card: 'under',
    },
    {
      id: 'deadline',
      text: (task) => formatDate(task.deadline_on),
      key: (task) => task.deadline_on ?? '',
      width: 170,
    },
    {
      id: 'waiting',
      text: (task) => (waitsForUs(task) ? o.overview.us : namesOf(task)),
      width: 168,
    },
    { id: 'status', text: (task) => statusWords(task), width: 208, filter: 'choice' },
    {
      id: 'type',
      text: (task) => task.type_name,
      width: 180,
      filter: 'choice',
      hidden: withClient, // the title starts with it, and the room goes to the client
      card: 'none',
    },
    {
      id: 'period',
      text: (task) => formatPeriod(task.period),
      key: (task) => task.period ?? '',
      width: 121,
      filter: 'choice',
      card: 'none',
    },
    {
      id: 'manager',
      text: (task) => task.relation_manager_name,
      width: 164,
      filter: 'choice',
      card: 'none',
    },
    {
      id: 'created',
      text: (task) => formatDate(task.created_at),
      key: (task) => task.created_at,
      width: 130,
      hidden: true,
      card: 'none',
    },
  ]);
  return columns.filter(({ id }) => withClient || id !== 'client');
}

const clientWords = ({ client_name, client_number }: OfficeTask) =>
  `${client_name} ${client_number}`;

const namesOf = (task: OfficeTask) =>
  awaitedBeside(task) ||
  joinNames(stillToAct(task).map(({ name, represents }) => actingName(name, represents)));

/** The columns of the office's task lists (F126), and who still has to act. */
import { formatDate, formatPeriod } from '../../i18n/format';
import type { Column } from '../../lib/table/table.svelte';
import { o } from '../i18n';
import type { OfficeTask } from '../words';
import { statusWords, stillToAct, waitsForUs } from './waiting';

export function taskColumns(withClient: boolean): Column<OfficeTask>[] {
  const names = o.overview.columns;
  const client: Column<OfficeTask> = {
    id: 'client',
    label: names.client,
    text: (task) => `${task.client_name} ${task.client_number}`,
    width: 165,
    filter: 'text',
    card: 'under',
  };
  return [
    { id: 'title', label: names.title, text: (task) => task.title, width: 232, card: 'title' },
    ...(withClient ? [client] : []),
    {
      id: 'deadline',
      label: names.deadline,
      text: (task) => formatDate(task.deadline_on),
      key: (task) => task.deadline_on ?? '',
      width: 155,
    },
    {
      id: 'waiting',
      label: names.waiting,
      text: (task) => (waitsForUs(task) ? o.overview.us : namesOf(task)),
      width: 168,
    },
    {
      id: 'status',
      label: names.status,
      text: statusWords,
      width: 208,
      filter: 'choice',
    },
    {
      id: 'type',
      label: names.type,
      text: (task) => task.type_name,
      width: 180,
      filter: 'choice',
      hidden: withClient, // the title starts with it, and the room goes to the client
      card: 'none',
    },
    {
      id: 'period',
      label: names.period,
      text: (task) => formatPeriod(task.period),
      key: (task) => task.period ?? '',
      width: 121,
      filter: 'choice',
      card: 'none',
    },
    {
      id: 'manager',
      label: names.manager,
      text: (task) => task.relation_manager_name,
      width: 164,
      filter: 'choice',
      card: 'none',
    },
    {
      id: 'created',
      label: names.created,
      text: (task) => formatDate(task.created_at),
      key: (task) => task.created_at,
      width: 130,
      hidden: true,
      card: 'none',
    },
  ];
}

const namesOf = (task: OfficeTask) =>
  stillToAct(task)
    .map((person) => person.name)
    .join(', ');

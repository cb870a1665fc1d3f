/** The columns of the office's task lists (F126), and who still has to act. */
import { actingName } from '../../i18n/namens';
import { joinNames } from '../../i18n/lists';
import { t } from '../../i18n';
import { formatDate, formatMoment, formatPeriod } from '../../i18n/format';
import { named, type Choice, type Column } from '../../lib/table/columns';
import { o } from '../i18n';
import type { OfficeTask } from '../words';
import { dossiersOf } from './returns';
import { awaitedBeside, statusWords, stillToAct, waitsForUs } from './waiting';

/** As the server knows them; a list that is whole has its own words. */
const STATES = ['open', 'awaits_partner', 'ready_to_send', 'rejected', 'stuck', 'expired'] as const;

export function taskColumns(
  withClient: boolean,
  types: () => Choice[] = () => [],
): Column<OfficeTask>[] {
  const names = { ...t.client.tasks.columns, ...o.overview.columns };
  const words: Record<string, string> = { ...t.status, ...o.overview.status };
  const states = STATES.map((value) => ({ value, label: words[value] ?? value }));
  const own = [{ value: 'true', label: o.overview.myClients }];
  const columns: Column<OfficeTask>[] = named(names, [
    { id: 'title', text: (task) => task.title, width: 232, card: 'title' },
    {
      id: 'client',
      text: (task) => dossiersOf(task).map(clientWords).join(' '),
      width: 165,
      filter: 'text',
      card: 'under',
      server: { sort: 'client' },
    },
    {
      id: 'deadline',
      text: (task) => formatDate(task.deadline_on),
      key: (task) => task.deadline_on ?? '',
      width: 170,
      server: { sort: 'deadline' },
    },
    {
      id: 'waiting',
      text: (task) => (waitsForUs(task) ? o.overview.us : namesOf(task)),
      width: 168,
    },
    {
      id: 'status',
      text: (task) => statusWords(task),
      width: 208,
      filter: 'choice',
      server: { filter: 'status', options: () => states },
    },
    {
      id: 'type',
      text: (task) => task.type_name,
      width: 180,
      filter: 'choice',
      hidden: withClient, // the title starts with it, and the room goes to the client
      card: 'none',
      server: { sort: 'type', filter: 'type_id', options: types },
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
      server: { filter: 'mine', options: () => own },
    },
    {
      id: 'created',
      text: (task) => formatDate(task.created_at),
      key: (task) => task.created_at,
      width: 130,
      hidden: true,
      card: 'none',
    },
    {
      id: 'act',
      text: (task) => formatMoment(lastActAt(task)),
      key: lastActAt,
      width: 150,
      hidden: true,
      card: 'none',
      server: { sort: 'act' },
    },
  ]);
  return columns.filter(({ id }) => withClient || id !== 'client');
}

const lastActAt = ({ recipients, created_at }: OfficeTask) =>
  recipients
    .map(({ acted_at }) => acted_at ?? created_at)
    .reduce((a, b) => (a > b ? a : b), created_at);

const clientWords = ({ client_name, client_number }: OfficeTask) =>
  `${client_name} ${client_number}`;

const namesOf = (task: OfficeTask) =>
  awaitedBeside(task) ||
  joinNames(stillToAct(task).map(({ name, represents }) => actingName(name, represents)));

/** What is said when a task is over for somebody: what they did, and who is to act now. */
import type { Recipient, Task } from '../../api/types';
import { t } from '../../i18n';
import { joinNames } from '../../i18n/lists';
import { actingName } from '../../i18n/namens';
import type { Verb } from './acts';

type Over = Pick<Task, 'status' | 'recipients'>;

export function settledWords(task: Over, mine: Recipient | undefined, did: Verb | '') {
  return { title: titleOf(task, mine, did), text: nextOf(task, did) };
}

function titleOf({ status }: Over, mine: Recipient | undefined, did: Verb | ''): string {
  const text = t.client.task;
  if (did) return text.did[did];
  if (status === 'stuck') return text.stuck;
  if (status !== 'open' && status !== 'awaits_partner') return text.settled;
  return mine?.state === 'removed' ? text.removed : text.acted;
}

function nextOf({ status, recipients }: Over, did: Verb | ''): string {
  const text = t.client.task;
  if (status === 'stuck') return text.stuckText;
  if (status === 'awaits_partner') return text.partnerFollows;
  if (status === 'rejected' && did) return text.rejectedText;
  if (status !== 'open') return text.settledText;
  const open = recipients.filter(({ state }) => state === 'open');
  return text.othersFollow(joinNames(open.map((each) => actingName(each.name, each.represents))));
}

/** What there is to say about an event besides who and when. */
import type { HistoryItem } from '../../api/types';
import { t } from '../../i18n';

export function notes({ action, details }: Pick<HistoryItem, 'action' | 'details'>): string[] {
  const text = t.client.history;
  const said = [];
  if (action === 'task_closed')
    said.push(details['opened'] === 'yes' ? text.opened : text.neverOpened);
  if (action === 'task_passed_on') said.push(passedOn(details));
  if (action === 'task_stuck' && details['lost']) said.push(text.stuck(details['lost']));
  if (details['voided_approvals']) said.push(text.voided(details['voided_approvals']));
  if (details['unlocked'] === 'yes') said.push(text.unlocked);
  if (details['version']) said.push(t.client.document.version(Number(details['version'])));
  if (details['ground']) said.push(ground(details));
  if (details['code_given'] === 'no') said.push(text.noCode(details['on_behalf_of'] ?? ''));
  return said;
}

function passedOn({ lost, passed_to: to, without }: HistoryItem['details']): string {
  const text = t.client.history;
  if (to) return lost ? text.passedOn(to, lost) : text.askedToo(to);
  return [text.dropped(lost ?? ''), without ? text.without(lost ?? '') : ''].join(' ').trim();
}

function ground({ ground_kind: kind, ground: words }: HistoryItem['details']): string {
  const kinds: Record<string, string> = t.client.ground;
  return `${kinds[kind ?? ''] ?? kind}: ${words}`;
}

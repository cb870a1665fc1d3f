/** What there is to say about an event besides who and when. */
import type { HistoryItem } from '../../api/types';
import { t } from '../../i18n';
import { formatDate, formatMoment, formatTime } from '../../i18n/format';
import { joinKept } from '../../i18n/lists';

type Told = Pick<HistoryItem, 'action' | 'details'> & Partial<HistoryItem>;

export function notes({ action, details, count = 1, since = '' }: Told): string[] {
  const text = t.client.history;
  const said = [];
  if (count > 1) said.push(text.times(count, formatTime(since)));
  if (action === 'task_closed') said.push(closed(details));
  if (details['signer']) said.push(text.signer(details['signer']));
  if (action === 'signing_reminded' && details['to']) said.push(text.to(joinKept(details['to'])));
  if (action === 'signing_extended' && details['expires_on'])
    said.push(text.until(formatDate(details['expires_on'])));
  if (action === 'signing_completed') said.push(...ended(details));
  if (action === 'task_passed_on') said.push(passedOn(details));
  if (action === 'task_partner_answered') said.push(text.partner[details['state'] ?? ''] ?? '');
  if (action === 'task_stuck' && details['lost']) said.push(text.stuck(joinKept(details['lost'])));
  if (details['voided_approvals']) {
    const voided = details['asks'] === 'sign' ? text.voidedSignature : text.voided;
    said.push(voided(joinKept(details['voided_approvals'])));
  }
  if (details['unlocked'] === 'yes') said.push(text.unlocked);
  if (details['version']) said.push(t.client.document.version(Number(details['version'])));
  if (details['versions']) said.push(text.versions(joinKept(details['versions'])));
  if (details['ground']) said.push(ground(details));
  said.push(...replaced(details));
  if (details['code_given'] === 'no') said.push(text.noCode(details['on_behalf_of'] ?? ''));
  return said;
}

/** What of theirs was another's doing, and when; the office is told by whom and why too. */
function replaced(details: HistoryItem['details']): string[] {
  return Object.entries(t.client.history.replaced).flatMap(([what, say]) => {
    const of = (name: string) => details[`replaced_${what}${name}`] ?? '';
    if (!of('')) return [];
    return [say(formatMoment(of(''))), ...(what === 'let_in' ? letIn(of) : asked(of))];
  });
}

type Of = (name: string) => string;

function asked(of: Of): string[] {
  const who = of('_asked_by');
  if (!who) return [];
  return [t.client.history.replacedBy(who, formatMoment(of('_asked_at'))), proven(of)];
}

function letIn(of: Of): string[] {
  const { rightsBy, rightsAsked, othersWaited, vouchedBy } = t.client.history;
  const [by, wanted, voucher] = [of('_by'), of('_asked_by'), of('_vouched_by')];
  const vouched = voucher && vouchedBy(voucher, formatMoment(of('_vouched_at')), of('_ground'));
  return [
    by && rightsBy(by),
    wanted && rightsAsked(wanted),
    of('_waited') && othersWaited,
    vouched,
  ].filter(Boolean);
}

function proven(of: Of): string {
  const text = t.client.history;
  const at = formatMoment(of('_proven_at'));
  if (of('_how')) return text.provenBy(of('_confirmed_by'), at, of('_how'));
  const way = (of('_via') || of('_ground') || 'waited') as keyof typeof text.proven;
  return text.proven[way](at);
}

function closed({ opened, opened_by: names }: HistoryItem['details']): string {
  const text = t.client.history;
  if (opened !== 'yes') return text.neverOpened;
  return names ? text.openedBy(joinKept(names)) : text.opened;
}

function ended({ signed_version: sealed, on_paper: paper }: HistoryItem['details']): string[] {
  const text = t.client.history;
  return [sealed ? text.sealed : '', text.onPaper[paper ?? ''] ?? ''].filter(Boolean);
}

function passedOn({ lost, passed_to: to, without }: HistoryItem['details']): string {
  const text = t.client.history;
  const [from, heirs] = [joinKept(lost), joinKept(to)];
  if (heirs) return from ? text.passedOn(heirs, from) : text.askedToo(heirs);
  return [text.dropped(from), without ? text.without(from) : ''].join(' ').trim();
}

function ground({ ground_kind: kind, ground: words }: HistoryItem['details']): string {
  const kinds: Record<string, string> = t.client.ground;
  return `${kinds[kind ?? ''] ?? kind}: ${words}`;
}

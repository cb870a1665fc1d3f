/** One or two sentences: what happens after publishing. */
import { o } from '../i18n';
import { formatFrom } from '../../i18n/from';
import { isBefore } from '../../i18n/format';
import { session } from '../../lib/session.svelte';
import { joinNames } from '../words';
import type { SigningPlan } from '../signing/plan.svelte';
import type { Item } from './item.svelte';

export function followsText(item: Item): string {
  const { names } = item;
  if (item.misplaced) return '';
  const texts = o.publish.follows;
  if (item.asked === 'none') return `${texts.none} ${item.silent ? texts.noMail : texts.mail}`;
  if (names.length === 0) return '';
  if (item.asked === 'sign') return signingText(item.plan);
  const several = names.length > 1;
  const both = item.partner?.recipients.length;
  const who = joinNames(names);
  if (item.asked === 'read') {
    const days = texts.closes(item.type?.closes_after_days ?? 30);
    return `${several ? texts.readMany(who) : texts.read(who)} ${days}`;
  }
  if (both) return `${texts.approveMany(who)} ${texts.partner} ${texts.after}`;
  if (!several) return `${texts.approve(who)} ${texts.after}`;
  const rule = item.type?.rule === 'any_one' ? texts.anyOne : texts.all;
  return `${texts.approveMany(who)} ${rule} ${texts.after}`;
}

/** Who of those that are asked cannot do it yet, and that it is after the deadline then. */
export function notYetTexts({ asked, asking, deadline }: Item): string[] {
  if (asked === 'read' || asked === 'none') return [];
  const texts = o.publish.notYet;
  return asking.flatMap(({ name, shut, acts_from: from }) => {
    if (shut) return [texts.shut(name)];
    if (!from) return [];
    const late = asked === 'approve' && deadline && isBefore(deadline, from);
    return [texts.from(name, formatFrom(from)) + (late ? ` ${texts.late}` : '')];
  });
}

/** Who is told first, and what comes then; nobody is told of what they ask themselves. */
function signingText({ stages }: SigningPlan): string {
  const texts = o.publish.follows;
  const first = stages[0] ?? [];
  const others = first.filter((person) => person.user_id !== session.me?.user_id);
  const own = others.length < first.length ? texts.signSelf : '';
  const later = stages.length > 1 ? texts.signLater : '';
  const names = joinNames(others.map((person) => person.name));
  const notice = names && (others.length > 1 ? texts.signMany : texts.sign)(names);
  return [own, notice, later, texts.signed].filter(Boolean).join(' ');
}

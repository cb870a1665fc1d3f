/** What the office does with the account of somebody, whoever they are. */
import { answer, api } from '../../api/client';
import type { FirstStep, NoSecond } from '../../api/types';
import type { Reset } from '../../auth/replacing';
import { formatMoment } from '../../i18n/format';
import type { IconName } from '../../lib/icons';
import type { MenuAct } from '../../people/ActsMenu.svelte';
import { foretold } from '../../people/foretold';
import { o } from '../i18n';

export type AccountAct = 'mobile' | 'email' | 'phone' | 'deactivate' | 'reactivate';
export interface Account {
  user_id: string;
  name: string;
  email: string;
  status: string;
  new_email?: string;
  /** What comes after the password of who has no app or passkey any more. */
  first_step?: FirstStep;
}

/** What would happen to what is passed on, as the server foretells it. */
export interface Forecast {
  /** When it would count by itself. */
  at: string;
  never: boolean;
  /** Until when no colleague can confirm it. */
  alone: string;
  second: boolean;
  /** What is in the way of every colleague who may touch the account. */
  noSecond: NoSecond[];
  texted: boolean;
  /** Why it would be refused, in words. */
  refused: string;
  resets: Reset[];
  /** They can sign in by text message, so that another number alone helps them. */
  byText: boolean;
  /** What is done instead, where a lost phone resets nothing; `phone` when there is nothing to do. */
  instead?: 'mobile' | 'phone';
}

const FACTORS = { mobile: 'mobile', email: 'email', phone: 'devices' } as const;

/** Nothing of what only stops or opens an account. */
export async function foretell(act: AccountAct, user_id: string): Promise<Forecast> {
  const nothing: Forecast = {
    at: '',
    never: true,
    alone: '',
    second: false,
    noSecond: [],
    texted: false,
    refused: '',
    resets: [],
    byText: false,
  };
  if (act === 'deactivate' || act === 'reactivate') return nothing;
  const { told, refused } = await foretold(user_id, FACTORS[act]);
  if (!told) return { ...nothing, refused };
  if (act === 'phone' && !told.resets.length) {
    if (!told.by_text) return { ...nothing, instead: 'phone' };
    return { ...(await foretell('mobile', user_id)), instead: 'mobile' };
  }
  return {
    at: told.counts_at ? formatMoment(told.counts_at) : '',
    never: !told.counts_at,
    alone: told.alone_until ? formatMoment(told.alone_until) : '',
    second: told.has_second,
    noSecond: told.no_second,
    texted: told.texted,
    refused,
    resets: told.resets,
    byText: told.by_text,
  };
}

/** The acts that make sense for an account in this state. */
export function actsFor(status: string): AccountAct[] {
  if (status === 'deactivated') return ['reactivate'];
  const here: AccountAct[] = status === 'invited' ? [] : ['phone'];
  return ['mobile', 'email', ...here, 'deactivate'];
}

const ICONS: Record<AccountAct, IconName> = {
  mobile: 'phone',
  email: 'mail',
  phone: 'refresh',
  deactivate: 'hidden',
  reactivate: 'check',
};

/** The same as entries of a menu. */
export const accountItems = (status: string, choose: (act: AccountAct) => void): MenuAct[] =>
  actsFor(status).map((act) => ({
    icon: ICONS[act],
    text: o.accounts[act].verb,
    danger: act === 'deactivate',
    act: () => choose(act),
  }));

/** Whether it waits until somebody says that it is right. */
export async function perform(act: AccountAct, user_id: string, value: string): Promise<boolean> {
  const params = { path: { user_id } };
  switch (act) {
    case 'mobile':
      return waits(
        await answer(api.PUT('/people/{user_id}/mobile', { params, body: { mobile: value } })),
      );
    case 'email': // it counts once it has confirmed itself (F009)
      return waits(
        await answer(api.PUT('/people/{user_id}/email', { params, body: { email: value } })),
      );
    case 'phone':
      await answer(api.DELETE('/people/{user_id}/factors', { params }));
      return true;
    case 'deactivate':
      await answer(api.PUT('/people/{user_id}/deactivation', { params }));
      break;
    case 'reactivate':
      await answer(api.DELETE('/people/{user_id}/deactivation', { params }));
  }
  return false;
}

const waits = ({ replacements }: { replacements: unknown[] }) => replacements.length > 0;

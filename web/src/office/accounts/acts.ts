/** What the office does with the account of somebody, whoever they are. */
import { answer, api } from '../../api/client';

export type AccountAct = 'mobile' | 'email' | 'phone' | 'deactivate' | 'reactivate';
export interface Account {
  user_id: string;
  name: string;
  email: string;
  status: string;
  new_email?: string;
}

/** The acts that make sense for an account in this state. */
export function actsFor(status: string): AccountAct[] {
  if (status === 'deactivated') return ['reactivate'];
  const here: AccountAct[] = status === 'invited' ? [] : ['phone'];
  return ['mobile', 'email', ...here, 'deactivate'];
}

/** What is done at once; another address has to confirm itself. */
export type PlainAct = Exclude<AccountAct, 'email'>;

export async function perform(act: PlainAct, user_id: string, value: string) {
  const params = { path: { user_id } };
  switch (act) {
    case 'mobile':
      await answer(api.PUT('/people/{user_id}/mobile', { params, body: { mobile: value } }));
      break;
    case 'phone':
      await answer(api.DELETE('/people/{user_id}/factors', { params }));
      break;
    case 'deactivate':
      await answer(api.PUT('/people/{user_id}/deactivation', { params }));
      break;
    case 'reactivate':
      await answer(api.DELETE('/people/{user_id}/deactivation', { params }));
  }
}

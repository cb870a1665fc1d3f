/** What the office does with the account of somebody, whoever they are. */
import { answer, api } from '../../api/client';

export type AccountAct = 'mobile' | 'email' | 'phone' | 'deactivate' | 'reactivate';
export interface Account {
  user_id: string;
  name: string;
}

/** The acts that make sense for an account in this state. */
export function actsFor(status: string): AccountAct[] {
  if (status === 'deactivated') return ['reactivate'];
  const reached: AccountAct = status === 'invited' ? 'email' : 'phone';
  return ['mobile', reached, 'deactivate'];
}

export const asksValue = (act: AccountAct) => act === 'mobile' || act === 'email';

export async function perform(act: AccountAct, { user_id }: Account, value: string) {
  const params = { path: { user_id } };
  switch (act) {
    case 'mobile':
      await answer(api.PUT('/people/{user_id}/mobile', { params, body: { mobile: value } }));
      break;
    case 'email':
      await answer(api.PUT('/people/{user_id}/email', { params, body: { email: value } }));
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

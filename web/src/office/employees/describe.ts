/** A colleague's account in words. */
import { p } from '../../people/texts';
import { o } from '../i18n';
import type { Employee } from '../words';

export const tones: Record<string, string> = {
  active: 'good',
  invited: 'info',
  deactivated: 'danger',
};

export const roleWord = ({ account }: Employee) =>
  account?.role ? o.employees.role[account.role] : '';

export const stateWord = ({ account }: Employee) => (account ? p.status[account.status] : '');

export function clientsWord({ account }: Employee) {
  const count = account?.client_count ?? null;
  return count === null ? o.employees.allClients : o.clients.lead(count, count);
}

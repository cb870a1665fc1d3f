/** What somebody can still set up. */
import type { Factors, Method } from '../../api/types';

export type Way = Exclude<Method, 'recovery' | 'email'>;

/** A recovery code comes with an app; text messages are a choice only where the office leaves it free. */
export function waysToSetUp(factors: Factors, hasPasskeys: boolean): Way[] {
  const free = !factors.required && !factors.text_messages && factors.mobile !== '';
  const can: Record<Way, boolean> = { passkey: hasPasskeys, totp: true, sms: free };
  const order: Way[] = ['passkey', 'totp', 'sms'];
  return order.filter((way) => can[way] && factors.allowed.includes(way));
}

/** Whose page this was, and who is signed in now. */
import type { Me } from '../api/types';
import { t } from '../i18n';
import { wayBack } from '../office/viewing/viewing';

/** Nobody is null, and undefined that it could not be asked. Not by way of `api`: nobody is to sign in again for it. */
export async function whoIsHere(): Promise<Me | null | undefined> {
  const response = await fetch('/api/me').catch(() => null);
  if (response?.ok) return (await response.json()) as Me;
  return response?.status === 401 ? null : undefined;
}

/** What happened, and whose the page was. */
export function happened(page: Me, now: Me | null | undefined): string {
  const text = t.auth.otherPerson;
  if (page.viewing && page.viewing.by === now?.name) return text.noLonger(page.name);
  const whose = text.page(page.viewing?.by ?? page.name);
  if (now?.viewing) return `${text.looking(now.name)} ${whose}`;
  if (now === null) return `${text.out} ${whose}`;
  if (now?.person === page.person) return text.again;
  return `${text.now(now?.name ?? text.somebody)} ${whose}`;
}

/** Others have pages of their own; who has stopped looking along is where they began. */
export const wayOn = (page: Me, now: Me | null | undefined) =>
  page.viewing && page.viewing.by === now?.name ? wayBack(page.viewing.client_id) : '/';

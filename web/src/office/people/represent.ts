/** What shows that somebody acts for the holder of a dossier, and until when that can be. */
import { answer, api } from '../../api/client';
import type { components } from '../../api/schema';
import { formatDate } from '../../i18n/format';
import { o } from '../i18n';
import { clientPath } from '../words';

export type Proofs = components['schemas']['ProofList'];

export function proofsIn(client_id: string): Promise<Proofs> {
  return answer(api.GET('/clients/{client_id}/proofs', { params: { path: { client_id } } }));
}

/** Where one is published, with its type chosen already. */
export function publishProof(client_id: string, type: string): string {
  return `${clientPath(client_id)}/publiceren?type=${encodeURIComponent(type)}`;
}

export function proofOptions({ items }: Proofs) {
  return items.map(({ document_id, title, published_at }) => ({
    value: document_id,
    label: `${title} (${formatDate(published_at)})`,
  }));
}

/** The field of the last day, once it is known how far it may lie ahead. */
export function lastDay(proofs: Proofs | undefined) {
  const max = proofs?.latest_end ?? '';
  return { max, hint: o.represent.untilHint(formatDate(max)) };
}

/** What is wrong with it; false when nothing is. */
export function badLastDay(day: string | null | undefined, proofs: Proofs | undefined) {
  if (!day) return o.represent.untilMissing;
  const max = proofs?.latest_end ?? day;
  return day > max && o.represent.untilTooFar(formatDate(max));
}

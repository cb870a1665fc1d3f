/** How a signing stands for whoever looks, when there is nothing to sign now. */
import type { Signer, Signing } from '../../api/types';
import { mine } from './signing';
import { s } from './texts';
import { t } from '../../i18n';

export interface Standing {
  tone: '' | 'good' | 'warn' | 'danger';
  title: string;
  text: string;
}

const said = (title: string, text: string, tone: Standing['tone'] = ''): Standing => ({
  tone,
  title,
  text,
});

export function standing(signing: Signing): Standing {
  const text = s.standing;
  const next = signing.part.what_comes_next;
  if (signing.part.awaits) return whileOpen(signing, next);
  switch (signing.status) {
    case 'rejected': {
      const own = mine(signing)?.state === 'declined';
      return said(own ? text.declinedByYou : text.declined, next, own ? '' : 'warn');
    }
    case 'expired':
      return said(text.expired, text.expiredText, 'warn');
    case 'withdrawn':
      return said(text.withdrawn, text.signedText);
    case 'preparing':
      return said(text.preparing, text.preparingText);
    case 'stuck':
      return said(text.stuck, text.stuckText);
    default:
      return said(text.done, next, 'good');
  }
}

function whileOpen(signing: Signing, next: string): Standing {
  const text = s.standing;
  const me = mine(signing);
  switch (signing.part.awaits) {
    case 'receipt':
      if (me?.receipt === 'awaited') return said(text.paperAwaited, text.paperAwaitedText);
      return said(text.receipt, next);
    case 'seal':
      return said(text.sealing, signing.problem ?? next, signing.problem ? 'warn' : 'good');
    default:
      return whileAsked(me, next);
  }
}

function whileAsked(me: Signer | undefined, next: string): Standing {
  const text = s.standing;
  if (!me) return said(text.onlooker, text.onlookerText);
  if (me.state === 'waiting') return said(text.waiting, `${next} ${text.waitingText}`);
  if (me.state === 'signed') return said(s.ready.title, `${text.signedText} ${next}`, 'good');
  if (me.receipt === 'confirmed') return said(text.paperConfirmed, next, 'good');
  if (me.receipt === 'awaited') return said(text.paperAwaited, text.paperAwaitedText);
  if (me.state === 'removed' || me.state === 'released')
    return said(t.client.task.removed, text.removedText);
  return said(text.onlooker, next);
}

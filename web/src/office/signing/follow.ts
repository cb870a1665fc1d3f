/** A signing as the office follows it: what the states mean, and who is where. */
import type { Signer, Signing, TaskState } from '../../api/types';
import { signersOf } from '../../client/signing/signing';

const DONE = ['signed', 'signed_on_paper', 'signed_elsewhere'];
/** With the task as well. */
export const SIGNED: TaskState[] = ['ready_to_send', 'filed', 'completed'];
/** What they were asked counts no more. */
const GONE = ['removed'];

/** Paper counts once the office says that it has it. */
export const hasSigned = (signer: Signer) =>
  DONE.includes(signer.state) && signer.receipt !== 'awaited';

/** Who counts: whoever was replaced does not. */
export const counting = (signing: Signing) =>
  signersOf(signing).filter((signer) => !GONE.includes(signer.state));

/** Nobody has a turn to wait for while the file is prepared. */
export const seenState = ({ status }: Pick<Signing, 'status'>, signer: Pick<Signer, 'state'>) =>
  status === 'preparing' && signer.state === 'waiting' ? 'unasked' : signer.state;

/** How it stands: what it waits for as long as it is open. */
export const stands = ({ status, part }: Pick<Signing, 'status' | 'part'>) => part.awaits ?? status;

export const STATE_TONES: Record<string, string> = {
  preparing: 'info',
  people: 'warn',
  receipt: 'warn',
  seal: 'info',
  ready_to_send: 'good',
  filed: 'good',
  completed: 'good',
  rejected: 'danger',
  expired: 'danger',
  stuck: 'danger',
};

export const SIGNER_TONES: Record<string, string> = {
  open: 'warn',
  signed: 'good',
  signed_on_paper: 'good',
  signed_elsewhere: 'good',
  declined: 'danger',
  expired: 'danger',
};

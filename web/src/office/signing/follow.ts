/** A signing as the office follows it: what the states mean, and who is where. */
import type { Signer, Signing } from '../../api/types';

const DONE = ['signed', 'signed_on_paper', 'signed_elsewhere'];
/** What they were asked counts no more. */
const GONE = ['removed'];

/** Paper counts once the office says that it has it. */
export const hasSigned = (signer: Signer) =>
  DONE.includes(signer.state) && signer.receipt !== 'awaited';

/** Who counts: whoever was replaced does not. */
export const counting = (signing: Signing) =>
  signing.signers.filter((signer) => !GONE.includes(signer.state));

/** Nobody has a turn to wait for while the file is prepared. */
export const seenState = ({ state }: Pick<Signing, 'state'>, signer: Pick<Signer, 'state'>) =>
  state === 'preparing' && signer.state === 'waiting' ? 'unasked' : signer.state;

export interface StageView {
  stage: number;
  signers: Signer[];
  now: boolean;
}

export function stagesOf(signing: Signing): StageView[] {
  const numbers = [...new Set(signing.signers.map((signer) => signer.stage))].sort((a, b) => a - b);
  return numbers.map((stage) => ({
    stage,
    signers: signing.signers.filter((signer) => signer.stage === stage),
    now: signing.state === 'open' && stage === signing.stage,
  }));
}

export const STATE_TONES: Record<string, string> = {
  preparing: 'info',
  open: 'warn',
  receipt: 'warn',
  sealing: 'info',
  signed: 'good',
  declined: 'danger',
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

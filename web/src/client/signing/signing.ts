/** A task that is signed, and who signs: what every task says of them, with what signing knows. */
import type { Signer, Signing, Task } from '../../api/types';
import { session } from '../../lib/session.svelte';

export const isSigning = (task: Task): task is Signing => task.part?.kind === 'sign';

export const signersOf = ({ recipients, part }: Signing): Signer[] =>
  part.signers.flatMap((signer) => {
    const person = recipients.find(({ user_id }) => user_id === signer.user_id);
    return person ? [{ ...person, ...signer }] : [];
  });

export const isMe = ({ user_id }: Signer) => user_id === session.me?.user_id;

export const mine = (signing: Signing): Signer | undefined => signersOf(signing).find(isMe);

export interface StageView {
  stage: number;
  signers: Signer[];
  now: boolean;
}

/** In the order in which they are asked. */
export function stagesOf(signing: Signing): StageView[] {
  const { awaits, stage: turn } = signing.part;
  const signers = signersOf(signing);
  const numbers = [...new Set(signers.map(({ stage }) => stage))].sort((a, b) => a - b);
  return numbers.map((stage) => ({
    stage,
    signers: signers.filter((signer) => signer.stage === stage),
    now: awaits === 'people' && stage === turn,
  }));
}

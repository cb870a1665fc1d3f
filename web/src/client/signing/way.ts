/** The steps of signing, in the order in which people meet them. */
export const STEPS = ['choose', 'email', 'second', 'ink', 'done'] as const;
export type StepName = (typeof STEPS)[number];

/** Where a ceremony is on that way; `void` and `failed` lead back to the beginning. */
export function stepOf(step: string | undefined): StepName {
  if (step === 'email' || step === 'second' || step === 'ink') return step;
  return step === 'signing' || step === 'ready' || step === 'completed' ? 'done' : 'choose';
}

/** Where a challenge is answered: at signing in, before a sensitive act, or for a new number. */
import { answer, api } from '../api/client';
import type { Challenge, Given, Me, Method } from '../api/types';

export interface Door<Proof> {
  answer: (id: string, given: Given) => Promise<Proof>;
  /** Null when nothing is asked any more. */
  resend: (id: string) => Promise<Challenge | null>;
  choose?: (id: string, method: Method) => Promise<Challenge | null>;
  /** Without it, an unanswered challenge dies by itself after ten minutes. */
  abandon?: (id: string) => Promise<unknown>;
  /** The number is not theirs (F089). */
  stopPassword?: (id: string) => Promise<unknown>;
}

const path = (challenge_id: string) => ({ params: { path: { challenge_id } } });

export const signingIn: Door<Me> = {
  answer: (id, body) => answer(api.PUT('/challenges/{challenge_id}/answer', { ...path(id), body })),
  resend: (id) => answer(api.PUT('/challenges/{challenge_id}/message', path(id))),
  choose: (id, method) =>
    answer(api.PUT('/challenges/{challenge_id}/method', { ...path(id), body: { method } })),
  abandon: (id) => answer(api.DELETE('/challenges/{challenge_id}', path(id))),
  stopPassword: (id) => answer(api.PUT('/challenges/{challenge_id}/password-stop', path(id))),
};

export const steppingUp: Door<unknown> = {
  answer: (id, body) => answer(api.PUT('/step-ups/{challenge_id}/answer', { ...path(id), body })),
  resend: (id) => answer(api.PUT('/step-ups/{challenge_id}/message', path(id))),
  choose: (id, method) =>
    answer(api.PUT('/step-ups/{challenge_id}/method', { ...path(id), body: { method } })),
};

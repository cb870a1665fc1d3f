/** A challenge that waits for its answer, and when it was last asked. */
import type { Challenge } from '../api/types';

const PLACE = 'challenge';

export class Asked {
  challenge = $state.raw<Challenge | null>(null);
  sentAt = $state(Date.now());

  set(challenge: Challenge | null) {
    this.challenge = challenge;
    this.sentAt = Date.now();
  }
}

/** Between the two steps of signing in; survives a reload of the page. */
class Pending extends Asked {
  /** Whose password was chosen just now: signing in begins with it. */
  email = '';

  constructor() {
    super();
    this.challenge = read();
  }

  override set(challenge: Challenge | null) {
    super.set(challenge);
    try {
      if (challenge) sessionStorage.setItem(PLACE, JSON.stringify(challenge));
      else sessionStorage.removeItem(PLACE);
    } catch {
      // then a reload means starting again
    }
  }
}

function read(): Challenge | null {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Challenge | null;
  } catch {
    return null;
  }
}

export const pending = new Pending();

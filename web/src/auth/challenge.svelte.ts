/** The code that was sent, between the two steps of signing in. Survives a reload of the page. */
import type { Challenge } from '../api/types';

const PLACE = 'challenge';

function read(): Challenge | null {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Challenge | null;
  } catch {
    return null;
  }
}

class Pending {
  challenge = $state.raw<Challenge | null>(read());
  sentAt = $state(Date.now());

  set(challenge: Challenge | null) {
    this.challenge = challenge;
    this.sentAt = Date.now();
    try {
      if (challenge) sessionStorage.setItem(PLACE, JSON.stringify(challenge));
      else sessionStorage.removeItem(PLACE);
    } catch {
      // then a reload means starting again
    }
  }
}

export const pending = new Pending();

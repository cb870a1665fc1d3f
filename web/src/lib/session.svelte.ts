/** Who is signed in. */
import { answer, api, onExpiredSession } from '../api/client';
import { Problem } from '../api/problem';
import type { Me, Office } from '../api/types';
import { keep, kept } from './keep';

const HINT = 'signed-in';

class Session {
  me = $state.raw<Me | null>(null);
  office = $state.raw<Office | null>(null);
  state = $state<'unknown' | 'known' | 'failed'>('unknown');
  /** Set while a call waits for somebody to sign in again. */
  expired = $state<{ again: () => void } | null>(null);
  private waiting: Promise<void> | null = null;

  /** Asks only when this browser was signed in before: no needless 401. */
  async find() {
    if (!kept(HINT)) return this.nobody();
    try {
      this.enter(await answer(api.GET('/me')));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.status === 401) this.nobody();
      else this.state = 'failed';
    }
  }

  enter(me: Me) {
    const other = this.me && this.me.user_id !== me.user_id;
    this.me = me;
    this.office = me.office;
    this.state = 'known';
    keep(HINT, '1');
    onExpiredSession(() => this.ask());
    if (other) location.assign('/'); // nothing of the former person may stay on the screen
    this.expired?.again();
  }

  async leave() {
    onExpiredSession(null);
    await api.DELETE('/session');
    this.forget('/inloggen');
  }

  /** The session is over. A full load: nothing stays in memory. */
  forget(to: string) {
    keep(HINT, null);
    location.assign(to);
  }

  private nobody() {
    this.me = null;
    this.state = 'known';
    keep(HINT, null);
  }

  private ask(): Promise<void> {
    this.waiting ??= new Promise<void>((resolve) => {
      this.expired = {
        again: () => {
          this.waiting = this.expired = null;
          resolve();
        },
      };
    });
    return this.waiting;
  }
}

export const session = new Session();

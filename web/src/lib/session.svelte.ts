/** Who is signed in. */
import { answer, api, dialogs, madeFor, onExpiredSession } from '../api/client';
import { Problem } from '../api/problem';
import type { Me, Office } from '../api/types';
import { keep, kept } from './keep';

/** Who is signed in in this browser, for its other tabs; empty once somebody signed out. */
const HINT = 'signed-in';

/** The API's word for who was signed out because something about their account changed. */
const PUT_OUT = 'put_out';

class Session {
  me = $state.raw<Me | null>(null);
  office = $state.raw<Office | null>(null);
  /** Or why it cannot be known now. */
  state = $state.raw<'unknown' | 'known' | Problem>('unknown');
  /** Set while a call waits for somebody to sign in again. */
  expired = $state<{ again: () => void; why: Problem } | null>(null);
  /** Why somebody who was here is not any more, where something about their account changed. */
  putOut = $state('');
  private waiting: Promise<void> | null = null;

  /** Asks only when this browser was signed in before: no needless 401. */
  async find() {
    if (kept(HINT))
      try {
        return this.enter(await answer(api.GET('/me')));
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        if (problem.status !== 401) return void (this.state = problem);
        if (problem.type === PUT_OUT) this.putOut = problem.message;
        keep(HINT, null);
      }
    this.state = 'known';
  }

  enter(me: Me) {
    keep(HINT, me.person);
    // nothing of the former person may stay on the screen, or be sent by another
    if (!this.me) this.listen();
    else if (this.me.person !== me.person) return location.assign('/');
    this.me = me;
    this.office = me.office;
    this.state = 'known';
    madeFor(me.person);
    onExpiredSession((why) => this.ask(why));
    this.expired?.again();
  }

  async leave() {
    onExpiredSession(null);
    await api.DELETE('/session');
    this.forget('/inloggen');
  }

  /** The session is over. A full load: nothing stays in memory. */
  forget(to: string) {
    keep(HINT, '');
    location.assign(to);
  }

  /** What another tab left here is seen at once, or when this one is shown again. */
  private listen() {
    const look = async () => kept(HINT) === this.me?.person || (await dialogs()).heard(kept(HINT));
    addEventListener('storage', look);
    addEventListener('visibilitychange', look);
  }

  /** What is said of it over the page; empty where it only lasted too long. */
  get whyExpired() {
    const why = this.expired?.why;
    return why?.type === PUT_OUT ? why.message : '';
  }

  private ask(why: Problem): Promise<void> {
    this.waiting ??= new Promise<void>((resolve) => {
      this.expired = {
        why,
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

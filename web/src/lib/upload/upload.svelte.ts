/** One file on its way: hashed, sent, checked. It can be cancelled and tried again at any moment. */
import { Problem, quietly } from '../../api/problem';
import type { components } from '../../api/schema';
import { sendFile, type Sending } from '../../api/upload';
import { sha256 } from '../sha256';
import { t } from '../../i18n';
import { ulid } from '../ulid';

type Schemas = components['schemas'];
export type UploadView = Schemas['UploadView'];
export type UploadState =
  'waiting' | 'hashing' | 'sending' | 'checking' | 'clean' | 'refused' | 'failed' | 'cancelled';

export const MAX_FILE = 25 * 1024 * 1024;
const FIRST_LOOK = 400;
const SLOWEST_LOOK = 3000;
const SLOW_AFTER = 45_000;
const GIVE_UP_AFTER = 300_000;

/** Somebody cancelled or started again: what was under way has no meaning any more. */
class Overtaken extends Error {}

/** Where a file goes to. */
export interface UploadDoor {
  start: (
    file: Pick<File, 'name' | 'size'>,
    id: string,
    sha256: string,
  ) => Promise<Schemas['UploadTicket']>;
  complete: (id: string) => Promise<unknown>;
  look: (id: string) => Promise<UploadView>;
  /** Without it, what is left behind goes by itself. */
  drop?: (id: string) => Promise<unknown>;
}

export class Upload {
  state = $state<UploadState>('waiting');
  /** How much has been sent, 0 to 1. */
  part = $state(0);
  reason = $state('');
  slow = $state(false);
  view = $state.raw<UploadView | null>(null);
  hash = $state('');
  id = ulid();
  private turn = 0;
  private sending: Sending | null = null;
  private known = false;

  constructor(
    readonly file: File,
    private readonly door: UploadDoor,
  ) {}

  get busy() {
    return ['waiting', 'hashing', 'sending', 'checking'].includes(this.state);
  }

  get canRetry() {
    return this.state === 'failed' || this.state === 'cancelled';
  }

  start = async (): Promise<void> => {
    const turn = ++this.turn;
    Object.assign(this, { part: 0, reason: '', slow: false, view: null, known: false, id: ulid() });
    try {
      await this.run((step) => this.unlessOvertaken(turn, step));
    } catch (fault) {
      if (fault instanceof Overtaken || turn !== this.turn) return;
      this.fail(fault);
    }
  };

  cancel = async (): Promise<void> => {
    this.turn++;
    this.sending?.cancel();
    this.state = 'cancelled';
    if (this.known) await quietly(async () => this.door.drop?.(this.id)); // what stays goes by itself
  };

  /** What is known of it by now. */
  look = async (): Promise<void> => {
    this.view = await this.door.look(this.id);
  };

  private async run(guard: <Value>(step: Promise<Value>) => Promise<Value>) {
    const refusal = this.checkSize();
    if (refusal) return this.refuse(refusal);
    this.state = 'hashing';
    this.hash = await guard(sha256(this.file));
    const ticket = await guard(this.door.start(this.file, this.id, this.hash));
    this.known = true;
    this.state = 'sending';
    this.sending = sendFile(this.file, ticket, (part) => (this.part = part));
    await guard(this.sending.done);
    this.state = 'checking';
    await guard(this.door.complete(this.id));
    await this.watch(guard);
  }

  private checkSize(): string {
    if (this.file.size === 0) return t.client.upload.empty;
    return this.file.size > MAX_FILE ? t.client.upload.tooLarge : '';
  }

  /** Looks often at first, then slower, until the file has been judged. */
  private async watch(guard: <Value>(step: Promise<Value>) => Promise<Value>) {
    const start = Date.now();
    for (let wait = FIRST_LOOK; ; wait = Math.min(SLOWEST_LOOK, wait * 1.4)) {
      const view = await guard(this.door.look(this.id));
      if (view.status === 'refused') return this.refuse(view.reason ?? '');
      if (view.status === 'clean' || view.status === 'used') return this.accept(view);
      const waited = Date.now() - start;
      this.slow = waited > SLOW_AFTER;
      if (waited > GIVE_UP_AFTER) throw new Problem('slow', t.client.upload.slow, 0);
      await guard(new Promise((resolve) => setTimeout(resolve, wait)));
    }
  }

  private accept(view: UploadView) {
    this.view = view;
    this.slow = false;
    this.state = 'clean';
  }

  private refuse(reason: string) {
    this.reason = reason;
    this.state = 'refused';
  }

  private fail(fault: unknown) {
    const unreadable = fault instanceof DOMException; // the file was moved or changed on disk
    if (!unreadable && !(fault instanceof Problem)) throw fault;
    this.reason = unreadable
      ? t.client.upload.unreadable
      : (fault.fields[0]?.message ?? fault.message);
    const wrong = fault instanceof Problem && fault.status === 400;
    this.state = wrong ? 'refused' : 'failed';
  }

  private async unlessOvertaken<Value>(turn: number, step: Promise<Value>): Promise<Value> {
    const value = await step;
    if (turn !== this.turn) throw new Overtaken();
    return value;
  }
}

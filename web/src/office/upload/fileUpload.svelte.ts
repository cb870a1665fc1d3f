/** One file on its way: hashed, sent, checked. It can be cancelled and tried again at any moment. */
import { answer, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { sendFile, sha256, type Sending } from '../../api/upload';
import type { components } from '../../api/schema';
import { o } from '../i18n';
import { ulid } from '../../lib/ulid';

export type UploadView = components['schemas']['UploadView'];
export type UploadState =
  'waiting' | 'hashing' | 'sending' | 'checking' | 'clean' | 'refused' | 'failed' | 'cancelled';

export const MAX_FILE = 25 * 1024 * 1024;
const FIRST_LOOK = 400;
const SLOWEST_LOOK = 3000;
const SLOW_AFTER = 45_000;
const GIVE_UP_AFTER = 300_000;

/** Somebody cancelled or started again: what was under way has no meaning any more. */
class Overtaken extends Error {}

export class FileUpload {
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
    readonly clientId: string,
    readonly file: File,
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
    if (!this.known) return;
    try {
      await answer(api.DELETE('/clients/{client_id}/uploads/{upload_id}', this.place));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem; // what is left behind goes by itself
    }
  };

  private get place() {
    return { params: { path: { client_id: this.clientId, upload_id: this.id } } };
  }

  private async run(guard: <Value>(step: Promise<Value>) => Promise<Value>) {
    const refusal = this.checkSize();
    if (refusal) return this.refuse(refusal);
    this.state = 'hashing';
    this.hash = await guard(sha256(this.file));
    const ticket = await guard(this.ticket());
    this.known = true;
    this.state = 'sending';
    this.sending = sendFile(this.file, ticket, (part) => (this.part = part));
    await guard(this.sending.done);
    this.state = 'checking';
    await guard(answer(api.PUT('/clients/{client_id}/uploads/{upload_id}/completion', this.place)));
    await this.watch(guard);
  }

  private checkSize(): string {
    if (this.file.size === 0) return o.publish.empty;
    return this.file.size > MAX_FILE ? o.publish.tooLarge : '';
  }

  private ticket() {
    const { name, size } = this.file;
    return answer(
      api.POST('/clients/{client_id}/uploads', {
        params: { path: { client_id: this.clientId } },
        body: { upload_id: this.id, file_name: name, size, sha256: this.hash },
      }),
    );
  }

  /** Looks often at first, then slower, until the file has been judged. */
  private async watch(guard: <Value>(step: Promise<Value>) => Promise<Value>) {
    const start = Date.now();
    for (let wait = FIRST_LOOK; ; wait = Math.min(SLOWEST_LOOK, wait * 1.4)) {
      const view = await guard(
        answer(api.GET('/clients/{client_id}/uploads/{upload_id}', this.place)),
      );
      if (view.status === 'refused') return this.refuse(view.reason ?? '');
      if (view.status === 'clean' || view.status === 'used') return this.accept(view);
      const waited = Date.now() - start;
      this.slow = waited > SLOW_AFTER;
      if (waited > GIVE_UP_AFTER) throw new Problem('slow', o.publish.slow, 0);
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
    this.reason = unreadable ? o.publish.unreadable : (fault.fields[0]?.message ?? fault.message);
    const wrong = fault instanceof Problem && fault.status === 400;
    this.state = wrong ? 'refused' : 'failed';
  }

  private async unlessOvertaken<Value>(turn: number, step: Promise<Value>): Promise<Value> {
    const value = await step;
    if (turn !== this.turn) throw new Overtaken();
    return value;
  }
}

/** All documents of one round of publishing. */
import { answer, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { o } from '../i18n';
import { Form } from '../../lib/form.svelte';
import { ulid } from '../../lib/ulid';
import { PLACES } from '../signing/plan.svelte';
import type { Desk } from './desk';
import { Item } from './item.svelte';
import { areUsuallyTogether } from './together';

const AT_ONCE = 2;
/** The API's names of fields that stand elsewhere on this screen. */
const FIELDS: Record<string, string> = {
  ...PLACES,
  'asked.recipients': 'recipients',
  'asked.action': 'asked',
  'partner.recipients': 'partner',
  upload_id: 'file',
};

export class Batch {
  items = $state<Item[]>([]);
  done = $state(0);
  /** Whether what is asked is offered together; as is usual, until somebody chose. */
  private wantsTogether = $state<boolean | null>(null);
  private readonly packageId = ulid();
  readonly form = new Form(() => this.check());
  private sending = 0;

  /** `typeId` is what was asked for before a file was chosen; empty where its name tells. */
  constructor(
    readonly desk: Desk,
    private readonly typeId = '',
  ) {}

  get ready() {
    return this.items.filter((item) => item.counts);
  }

  /** What is asked of the client, published already or not. */
  private get offered() {
    return this.items.filter(
      ({ asked, counts, result, versionOf }) =>
        asked !== 'none' && !versionOf && (counts || result),
    );
  }

  /** How many documents can be offered together. */
  get pieces() {
    return this.offered.length;
  }

  get together() {
    const types = this.offered.map(({ typeId }) => typeId);
    return this.pieces > 1 && (this.wantsTogether ?? areUsuallyTogether(types));
  }

  set together(wanted: boolean) {
    this.wantsTogether = wanted;
  }

  get unfit() {
    return this.items.filter((item) => item.unfit);
  }

  get waiting() {
    return this.items.filter((item) => item.upload.busy && !item.handedTo);
  }

  get published() {
    return this.items.filter((item) => item.result);
  }

  /** Nothing is left to decide: what was refused or skipped stays out. */
  get finished() {
    const open = this.items.some(
      ({ counts, handedTo, unfit, upload }) =>
        !handedTo && (counts || unfit || upload.busy || upload.canRetry),
    );
    return this.published.length > 0 && !open && !this.form.busy;
  }

  add(files: Iterable<File>) {
    this.items.push(...[...files].map((file) => this.item(file)));
    void this.next();
  }

  private item(file: File) {
    const item = new Item(this.desk, file, () => this.items);
    if (item.desk.types.some(({ type_id: id }) => id === this.typeId)) item.chooseType(this.typeId);
    return item;
  }

  /** It is published from the tab of this dossier, and stays here to be seen. */
  hand(item: Item, at: string) {
    item.handedTo = at;
    if (item.upload.busy || item.upload.state === 'clean') void item.upload.cancel();
    void this.next();
  }

  remove(item: Item) {
    if (item.upload.busy || item.upload.state === 'clean') void item.upload.cancel();
    this.items = this.items.filter((each) => each.key !== item.key);
    void this.next();
  }

  retry(item: Item) {
    item.upload.state = 'waiting';
    void this.next();
  }

  error(item: Item, field: string) {
    return this.form.errors[`${item.key}-${field}`];
  }

  /** Which file an error is about. */
  fileOf(field: string) {
    return this.items.find(({ key }) => field.startsWith(key))?.upload.file.name ?? '';
  }

  publish = async () => {
    this.done = 0;
    await this.form.submit(async () => {
      let failed = false;
      for (const item of this.ready) failed = !(await this.publishOne(item)) || failed;
      if (failed) throw new Problem('partly', o.publish.bad, 0);
    });
  };

  /** Files go a few at a time, in order. */
  private async next(): Promise<void> {
    const item = this.items.find((each) => each.upload.state === 'waiting');
    if (!item || this.sending >= AT_ONCE) return;
    this.sending++;
    const started = item.upload.start();
    void this.next();
    await started.finally(() => this.sending--);
    void this.next();
  }

  private async publishOne(item: Item): Promise<boolean> {
    try {
      await (item.versionOf ? this.addVersion(item, item.versionOf) : this.addDocument(item));
      this.done++;
      return true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.blame(item, problem);
      if (problem.fields.some(({ code }) => code === 'same_file')) await item.upload.look();
      return false;
    }
  }

  private async addDocument(item: Item) {
    const asks = item.asked !== 'none';
    const { document_id: documentId } = await answer(
      api.POST('/clients/{client_id}/publications', {
        params: { path: { client_id: this.desk.client.client_id } },
        body: {
          document_id: item.documentId,
          upload_id: item.upload.id,
          type_id: item.typeId,
          title: item.title.trim(),
          period: item.period,
          year: Number(item.year) || null,
          deadline_on: (asks && item.deadline) || null,
          remark: item.remark.trim(),
          folder_id: item.folderId || null,
          asked: askedOf(item),
          silent: !asks && item.silent,
          separate: item.same === 'separate',
          partner: item.partner,
          package_id: asks && this.together ? this.packageId : null,
        },
      }),
    );
    item.result = {
      documentId,
      title: item.title,
      names: asks ? item.names : [],
      asVersion: false,
      toSign: asks && item.asked === 'sign',
      twice: item.partner !== null,
    };
  }

  private async addVersion(item: Item, documentId: string) {
    const { title } = await answer(
      api.POST('/clients/{client_id}/documents/{document_id}/versions', {
        params: { path: { client_id: this.desk.client.client_id, document_id: documentId } },
        body: {
          upload_id: item.upload.id,
          remark: item.remark.trim(),
          remove_owner_password: item.plan.unlock,
        },
      }),
    );
    item.result = { documentId, title, names: [], asVersion: true, toSign: false, twice: false };
  }

  private blame(item: Item, problem: Problem) {
    for (const { field, message } of problem.fields)
      this.form.errors[`${item.key}-${FIELDS[field] ?? field}`] = message;
    if (problem.fields.length === 0) this.form.errors[`${item.key}-file`] = problem.message;
  }

  private check(): Record<string, string | false> {
    const wrong: Record<string, string | false> = {};
    for (const item of this.ready)
      if (!item.versionOf)
        for (const [field, text] of Object.entries(checkItem(item)))
          wrong[`${item.key}-${field}`] = text;
    return wrong;
  }
}

function checkItem(item: Item): Record<string, string | false> {
  const { asked, chosen, deadline, desk, plan, title, typeId } = item;
  const [asks, signs] = [asked !== 'none', asked === 'sign'];
  return {
    type_id: !typeId && o.publish.typeMissing,
    title: !title.trim() && o.publish.nameMissing,
    deadline_on: asks && deadline !== '' && deadline < desk.today && o.publish.deadlinePast,
    partner: item.partner?.recipients.length === 0 && o.publish.recipientsMissing,
    recipients: asks && !signs && chosen.length === 0 && o.publish.recipientsMissing,
    ...(signs ? plan.check(deadline, item.locked) : {}),
  };
}

/** By the rule of the type. */
function askedOf({ asked, chosen, plan }: Item) {
  if (asked === 'none') return null;
  const recipients = chosen.map((person) => person.user_id);
  const wish = { action: asked, rule: null, recipients, signers: [], expires_on: null };
  if (asked !== 'sign') return { ...wish, remove_owner_password: false };
  return {
    ...wish,
    recipients: [],
    signers: plan.wishes,
    expires_on: plan.expiresOn,
    remove_owner_password: plan.unlock,
  };
}

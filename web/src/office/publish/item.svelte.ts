/** One document to publish: its file, what the office says about it, and what came of it. */
import type { Action } from '../../api/types';
import { formatPeriod } from '../../i18n/format';
import { ulid } from '../../lib/ulid';
import { SigningPlan } from '../signing/plan.svelte';
import type { Upload } from '../../lib/upload/upload.svelte';
import { mayAct, type Where } from '../../people/limits';
import { fileUpload } from '../upload/fileUpload';
import { proposeDeadline } from './deadline';
import type { Person } from '../words';
import type { Desk } from './desk';
import { guessPeriod, guessType, usualPeriod } from './guess';

export type Asked = Action;
/** Of which the office is usually the first to sign (F139). */
const OFFICE_FIRST = 'jaarrekening';
/** Types that say nothing about what a document is: its file does. */
const NAMELESS = new Set(['overig', 'permanent-stuk', 'bewijs-vertegenwoordiging']);
/** What becomes of a file that the dossier has already. */
export type Same = 'skip' | 'version' | 'separate';
export interface Result {
  documentId: string;
  title: string;
  names: string[];
  asVersion: boolean;
  /** Nobody is asked before its file has been laid out. */
  toSign: boolean;
  /** In the dossier of the fiscal partner too. */
  twice: boolean;
}
/** What a proposal may still change: until a person has chosen for themselves. */
type Proposed =
  'title' | 'period' | 'deadline' | 'asked' | 'recipients' | 'folderId' | 'officeFirst';

export class Item {
  readonly key = ulid();
  /** Stays the same when publishing is tried again, so that it never happens twice. */
  readonly documentId = ulid();
  readonly upload: Upload;
  readonly plan: SigningPlan;
  typeId = $state('');
  title = $state('');
  part = $state('');
  year = $state('');
  deadline = $state('');
  remark = $state('');
  asked = $state<Asked>('none');
  recipients = $state<string[]>([]);
  folderId = $state('');
  silent = $state(false);
  same = $state<Same>('skip');
  /** The fiscal partner is asked too, where both agree. */
  asksPartner = $state(true);
  /** Who is asked there, by id; everybody who may as long as nobody chose. */
  partnerAsked = $state.raw<string[] | null>(null);
  readonly twinId = ulid();
  result = $state.raw<Result | null>(null);
  /** In whose dossier another tab publishes it, instead of here. */
  handedTo = $state('');
  private readonly own = new Set<Proposed>();

  constructor(
    readonly desk: Desk,
    file: File,
    /** All that are published in the same round, this one too. */
    private readonly round: () => Item[] = () => [],
  ) {
    this.upload = fileUpload(desk.client.client_id, file);
    this.year = desk.today.slice(0, 4);
    this.plan = new SigningPlan(desk.signers, desk.today, this.where);
    this.chooseType(guessType(file.name, new Set(desk.types.map((type) => type.type_id))));
  }

  get type() {
    return this.desk.types.find((type) => type.type_id === this.typeId);
  }

  get period(): string | null {
    if (!this.part) return null;
    return this.part === 'year' ? this.year : `${this.year}-${this.part}`;
  }

  /** There is no such document at this kind of client: a return of a person at a company. */
  get misplaced() {
    return this.type?.client_kinds.includes(this.desk.client.kind) === false;
  }

  get sameAs() {
    return this.upload.view?.same_as_document_id ?? null;
  }

  /** Protected against changes, as the check of the file found. */
  get locked() {
    return this.upload.view?.locked ?? false;
  }

  /** Others of this round that are the very same file, whatever they are called. */
  get twins() {
    const { hash } = this.upload;
    return this.round().filter(
      (other) => hash && other.key !== this.key && other.upload.hash === hash && !other.dropped,
    );
  }

  /** The one of them that was chosen first goes; of the others it is asked. */
  get repeats() {
    const all = this.round();
    return this.twins.some((other) => all.indexOf(other) < all.findIndex(this.isMe));
  }

  /** Nothing comes of it any more. */
  get dropped() {
    return this.handedTo !== '' || ['refused', 'failed', 'cancelled'].includes(this.upload.state);
  }

  /** The dossier has it, or this round does. */
  get isKnown() {
    return this.sameAs !== null || this.repeats;
  }

  get skipped() {
    return this.isKnown && this.same === 'skip';
  }

  /** The document that this file becomes a version of. */
  get versionOf() {
    return this.same === 'version' ? this.sameAs : null;
  }

  /** The server would refuse it at this client. */
  get unfit() {
    return this.misplaced && !this.skipped && !this.versionOf && this.here;
  }

  get counts() {
    return !this.result && !this.skipped && !this.unfit && this.here;
  }

  private get here() {
    return this.handedTo === '' && this.upload.state === 'clean';
  }

  /** The sub-dossier and the type of the document. */
  private readonly where = (): Where => ({ folder_id: this.folderId, type_id: this.typeId });

  /** Who of these may do what is asked. */
  able(people: Person[]) {
    const { asked } = this;
    if (asked === 'none') return people;
    return people.filter(({ rights }) => mayAct(rights, asked, this.where()));
  }

  get candidates() {
    return this.able(this.desk.people);
  }

  /** It is a person's own, and nobody has to sign it. */
  get mayAskPartner() {
    const kinds = this.type?.client_kinds;
    const own = kinds?.length === 1 && kinds[0] === 'person' && !this.misplaced;
    return own && ['approve', 'read'].includes(this.asked);
  }

  /** Who is asked at the fiscal partner; null when the partner is not. */
  private get besides(): Person[] | null {
    const { people } = this.desk.partner;
    if (!people || !this.mayAskPartner || !this.asksPartner) return null;
    return this.able(people).filter(({ user_id: id }) => this.partnerAsked?.includes(id) ?? true);
  }

  get partner() {
    const people = this.besides;
    return people && { document_id: this.twinId, recipients: people.map((each) => each.user_id) };
  }

  /** Who was chosen, and may do what is asked by now. */
  get chosen() {
    return this.candidates.filter((person) => this.recipients.includes(person.user_id));
  }

  /** Of who is asked: what is known of them at this client. */
  get asking() {
    if (this.asked !== 'sign') return [...this.chosen, ...(this.besides ?? [])];
    const ids = this.plan.signers.map((each) => each.user_id);
    return this.desk.people.filter(({ user_id: id }) => ids.includes(id));
  }

  get names() {
    if (this.asked === 'sign') return this.plan.signers.map((person) => person.name);
    return this.asking.map((person) => person.name);
  }

  chooseType(typeId: string) {
    this.typeId = typeId;
    this.propose('period', () => this.setPeriod(this.guessedPeriod()));
    this.propose('asked', () => (this.asked = this.usualAction()));
    this.propose('officeFirst', () => (this.plan.officeFirst = typeId === OFFICE_FIRST));
    this.propose('folderId', () => (this.folderId = this.type?.folder_id ?? ''));
    this.refresh();
  }

  choosePeriod(part: string, year: string) {
    this.own.add('period');
    this.part = part;
    this.year = year;
    this.refresh();
  }

  ask(asked: Asked) {
    this.own.add('asked');
    this.asked = asked;
    this.own.delete('recipients');
    this.refresh();
  }

  write(what: 'title' | 'deadline', value: string) {
    this.own.add(what);
    this[what] = value;
  }

  /** Somebody chose this for themselves; no later proposal changes it. */
  keep(what: Proposed) {
    this.own.add(what);
  }

  private readonly isMe = (other: Item) => other.key === this.key;

  private refresh() {
    this.propose('title', () => (this.title = this.usualTitle()));
    this.propose('deadline', () => (this.deadline = this.usualDeadline()));
    this.propose('recipients', () => {
      this.recipients = this.candidates.map((person) => person.user_id);
    });
  }

  private propose(what: Proposed, change: () => void) {
    if (!this.own.has(what)) change();
  }

  private guessedPeriod() {
    const { today } = this.desk;
    return (
      guessPeriod(this.upload.file.name, this.typeId, today) ?? usualPeriod(this.typeId, today)
    );
  }

  private setPeriod(period: string | null) {
    const [year, part] = (period ?? '').split('-');
    this.part = period ? (part ?? 'year') : '';
    this.year = year || this.desk.today.slice(0, 4);
  }

  private usualAction(): Asked {
    return this.type?.action ?? 'none';
  }

  private usualTitle() {
    if (this.type && !NAMELESS.has(this.typeId))
      return [this.type.name, formatPeriod(this.period)].filter(Boolean).join(' ');
    return this.upload.file.name
      .replace(/\.[a-z0-9]{1,5}$/i, '')
      .replace(/[_\s]+/g, ' ')
      .trim();
  }

  private usualDeadline() {
    if (this.asked === 'none') return '';
    return proposeDeadline(this.type?.is_return ?? false, this.period, this.desk.today);
  }
}

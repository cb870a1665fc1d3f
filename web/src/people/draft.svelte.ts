/** Rights while somebody chooses them. */
import { formatDate, today } from '../i18n/format';
import { p } from './texts';
import { within } from './limits';
import { partOf, type Preset } from './presets';
import { given, isLimited, MARKS, type Mark, type Rights } from './words';

type Limited = 'folders' | 'types';
const same = (one: string[], other: string[]) =>
  one.length === other.length && one.every((each) => other.includes(each));

export class RightsDraft {
  rights = $state<Rights>() as Rights;
  /** Limits that were chosen, also while nothing is ticked yet: in the API nothing means all. */
  private limits = $state<Record<Limited, boolean>>({ folders: false, types: false });

  /** `own` are the rights of who gives them, null for the office; `held` what the person may keep. Who
   * `represents` somebody else is no beheerder there. */
  constructor(
    start: Rights,
    readonly own: Rights | null = null,
    private readonly held: Rights | null = null,
    readonly represents = false,
  ) {
    this.rights = own && !held ? within(given(start), own) : given(start);
    this.limits = { folders: this.isLess('folders'), types: this.isLess('types') };
  }

  /** What the giver has, or the person had already. */
  readonly marks = () => MARKS.filter((mark) => !this.own || this.own[mark] || this.held?.[mark]);

  mark(right: Mark, on: boolean) {
    this.rights[right] = on;
    if (right === 'read' && !on) this.rights.handle = false;
    else if (on) this.rights.read = true;
  }

  /** Role and marks of a plain beginning, in place of what was chosen; the limits stay. */
  take(preset: Preset) {
    Object.assign(this.rights, partOf(preset));
  }

  /** Whoever becomes medewerker neither approves nor signs, unless that is chosen after it; a beheerder reads. */
  become(role: Rights['role']) {
    const follows = role === 'medewerker' ? { approve: false, sign: false } : { read: true };
    Object.assign(this.rights, { role }, follows);
  }

  isLimited = (to: Limited) => this.limits[to];

  /** What "all" is for somebody who is limited too. */
  whole = (to: Limited): string[] => this.own?.[to] ?? [];

  limit(to: Limited, on: boolean) {
    this.limits[to] = on;
    if (!on) this.rights[to] = this.whole(to);
    else if (!this.isLess(to)) this.rights[to] = [];
  }

  get startsOpen() {
    return this.own ? this.limits.folders || this.limits.types : isLimited(this.rights);
  }

  checks(prefix = ''): Partial<Record<string, string | false>> {
    const empty = (to: Limited) =>
      this.limits[to] && !this.rights[to].length && p.rightsForm.chooseSome[to];
    return {
      [`${prefix}folders`]: empty('folders'),
      [`${prefix}types`]: empty('types'),
      [`${prefix}ends_on`]: this.badLastDay(),
    };
  }

  /** It is to come, and no later than that of who gives the rights. */
  private badLastDay() {
    const [day, last] = [this.rights.ends_on ?? '', this.own?.ends_on ?? ''];
    if (day && day < today()) return p.rightsForm.endsOnPast;
    if (last && this.held?.ends_on !== this.rights.ends_on && (!day || day > last))
      return p.rightsForm.endsOnLater(formatDate(last));
    return false;
  }

  private isLess = (to: Limited) => !same(this.rights[to], this.whole(to));
}

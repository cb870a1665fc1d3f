/** Who signs, in which order, where and until when: what the office decides before it asks. */
import { answer, api } from '../../api/client';
import { actingName } from '../../i18n/namens';
import { Remote } from '../../lib/remote.svelte';
import { covers, type Where } from '../../people/limits';
import { addDays } from '../publish/deadline';
import { s } from './i18n';
import type { Box, PersonToSign, Wish } from '../../api/types';

/** Who can sign at a client, and how many days they usually get. */
export interface Known {
  people: PersonToSign[];
  managerId: string | null;
  days: number;
}
export type Stage = PersonToSign[];

export const signersAt = (client_id: string) =>
  new Remote(async (): Promise<Known> => {
    const params = { path: { client_id } };
    const [found, settings] = await Promise.all([
      answer(api.GET('/clients/{client_id}/signers', { params })),
      answer(api.GET('/signing-settings')),
    ]);
    const people = found.items.map((each) => ({
      ...each,
      name: actingName(each.name, each.represents),
    }));
    const { relation_manager_id: managerId } = found;
    return { people, managerId, days: settings.expires_after_days };
  });

/** The API's names of what is chosen in a plan. */
export const PLACES = {
  'asked.signers': 'signers',
  'asked.expires_on': 'expires_on',
  'asked.remove_owner_password': 'remove_owner_password',
};

export class SigningPlan {
  chosen = $state<string[]>([]);
  officeFirst = $state(false);
  officer = $state('');
  inTurn = $state(false);
  boxes = $state.raw<Record<string, Box | null>>({});
  expiresOn = $state('');
  /** That a protection against changes is taken off the file. */
  unlock = $state(false);
  private turns = $state<Record<string, number>>({});
  private adopted = false;

  constructor(
    readonly known: Remote<Known>,
    readonly today: string,
    /** The sub-dossier of the document. */
    private readonly where: () => Where,
  ) {}

  get clients() {
    return this.of('client').filter((person) => covers(person, this.where()));
  }

  get employees() {
    return this.of('employee');
  }

  /** Everybody who signs; one stage follows another. */
  get stages(): Stage[] {
    const office =
      this.officeFirst && this.employees.filter(({ user_id: id }) => id === this.officer);
    const clients = this.clients.filter(({ user_id: id }) => this.chosen.includes(id));
    const turns = this.inTurn ? clients.map(({ user_id: id }) => this.turn(id)) : [1];
    const inOrder = [...new Set(turns)].sort((one, other) => one - other);
    const groups = inOrder.map((turn) =>
      clients.filter(({ user_id: id }) => !this.inTurn || this.turn(id) === turn),
    );
    return [office || [], ...groups].filter((people) => people.length > 0);
  }

  get signers(): PersonToSign[] {
    return this.stages.flat();
  }

  /** Who cannot sign here before their mobile number is known. */
  get withoutMobile() {
    return this.signers.filter((person) => person.needs_mobile);
  }

  get wishes(): Wish[] {
    return this.stages.flatMap((people, index) =>
      people.map(({ user_id }) => ({
        user_id,
        stage: index + 1,
        box: this.boxes[user_id] ?? null,
      })),
    );
  }

  /** What is proposed, once it is known who there is; later it changes nothing. */
  adopt({ managerId, days }: Known) {
    if (this.adopted) return;
    this.adopted = true;
    const manager = this.employees.find(({ user_id: id }) => id === managerId);
    this.officer = (manager ?? this.employees[0])?.user_id ?? '';
    this.chosen = this.of('client').map(({ user_id: id }) => id);
    this.expiresOn ||= addDays(this.today, days);
  }

  turn(id: string): number {
    return this.turns[id] ?? this.clients.findIndex(({ user_id }) => user_id === id) + 1;
  }

  setTurn(id: string, turn: number) {
    this.turns[id] = turn;
  }

  check(deadline: string, locked: boolean) {
    const { expiresOn, today } = this;
    const early = deadline > expiresOn && s.plan.expiresEarly;
    return {
      signers: this.signers.length === 0 && s.plan.missing,
      expires_on:
        (!expiresOn && s.plan.expiresMissing) || (expiresOn < today && s.plan.expiresPast) || early,
      remove_owner_password: locked && !this.unlock && s.plan.unlockMissing,
    };
  }

  private of(kind: string) {
    return (this.known.data?.people ?? []).filter((person) => person.kind === kind);
  }
}

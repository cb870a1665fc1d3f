import { beforeAll, describe, expect, it } from 'vitest';
import type { Remote } from '../../lib/remote.svelte';
import { loadTexts } from '../../i18n';
import { withSigning } from './i18n';
import { SigningPlan, type Known } from './plan.svelte';
import type { PersonToSign } from '../../api/types';

const person = (name: string, kind: PersonToSign['kind'], needs_mobile = false): PersonToSign => ({
  user_id: name,
  name,
  kind,
  needs_mobile,
  may_add_mobile: true,
  status: 'active' as const,
  represents: null,
  folders: [],
  types: [],
});
const known: Known = {
  people: [
    person('Anna', 'client'),
    person('Pieter', 'client', true),
    person('Willem', 'employee'),
    person('Bram', 'employee'),
  ],
  managerId: 'Bram',
  days: 30,
};

function plan(data: Known = known) {
  const made = new SigningPlan({ data } as unknown as Remote<Known>, '2026-11-26', () => ({
    folder_id: 'jaarrekening',
    type_id: 'jaarrekening',
  }));
  made.adopt(data);
  return made;
}

beforeAll(async () => {
  await loadTexts();
  await withSigning(Promise.resolve());
});

describe('a plan of signing', () => {
  it('offers nobody who is limited to something else', () => {
    const elsewhere = { ...person('Zoë', 'client'), folders: ['fiscaal'] };
    const here = { ...person('Lot', 'client'), folders: ['jaarrekening'], types: ['jaarrekening'] };
    const made = plan({ ...known, people: [...known.people, elsewhere, here] });
    const names = (people: PersonToSign[]) => people.map(({ name }) => name);
    expect(names(made.clients)).toEqual(['Anna', 'Pieter', 'Lot']);
    expect(names(made.signers)).not.toContain('Zoë');
  });

  it('starts with everybody who may, at once, and says who has no number', () => {
    const made = plan();
    expect(made.wishes).toEqual([
      { user_id: 'Anna', stage: 1, box: null },
      { user_id: 'Pieter', stage: 1, box: null },
    ]);
    expect(made.expiresOn).toBe('2026-12-26');
    expect(made.withoutMobile.map(({ name }) => name)).toEqual(['Pieter']);
  });

  it('puts the relation manager before the client when the office signs first', () => {
    const made = plan();
    made.officeFirst = true;
    expect(made.wishes.map(({ user_id, stage }) => [user_id, stage])).toEqual([
      ['Bram', 1],
      ['Anna', 2],
      ['Pieter', 2],
    ]);
  });

  it('proposes the first employee where the relation manager cannot sign', () => {
    expect(plan({ ...known, managerId: 'Dirk' }).officer).toBe('Willem');
  });

  it('goes one after another, in turns that a person chooses, without gaps', () => {
    const made = plan();
    made.inTurn = true;
    expect(made.stages.map((people) => people.map(({ name }) => name))).toEqual([
      ['Anna'],
      ['Pieter'],
    ]);
    made.setTurn('Anna', 5);
    expect(made.wishes.map(({ user_id, stage }) => [user_id, stage])).toEqual([
      ['Pieter', 1],
      ['Anna', 2],
    ]);
    made.setTurn('Pieter', 5);
    expect(made.stages).toHaveLength(1);
  });

  it('keeps what was chosen when the people are fetched again', () => {
    const made = plan();
    made.chosen = ['Anna'];
    made.boxes = { Anna: { page: 1, left: 0, top: 0, width: 0.3, height: 0.1 } };
    made.adopt(known);
    expect(made.wishes).toEqual([{ user_id: 'Anna', stage: 1, box: made.boxes['Anna'] }]);
  });

  it('says what is missing', () => {
    const made = plan();
    made.chosen = [];
    made.expiresOn = '';
    expect(made.check('', false)).toEqual({
      signers: 'Kies minstens één persoon die tekent.',
      expires_on: 'Kies de laatste dag om te ondertekenen.',
      remove_owner_password: false,
    });
    made.expiresOn = '2026-11-25';
    expect(made.check('', false).expires_on).toBe('Kies een dag vanaf vandaag.');
    made.expiresOn = '2026-12-01';
    expect(made.check('2026-12-02', false).expires_on).toBe(
      'De laatste dag om te ondertekenen ligt voor ‘Graag uiterlijk’.',
    );
    expect(made.check('2026-12-01', false).expires_on).toBe(false);
  });

  it('asks for a decision where the file is protected against changes', () => {
    const made = plan();
    expect(made.check('', true).remove_owner_password).toContain('is beveiligd tegen wijzigen');
    made.unlock = true;
    expect(made.check('', true).remove_owner_password).toBe(false);
  });
});

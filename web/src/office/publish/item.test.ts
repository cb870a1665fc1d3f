import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentType, PersonToSign } from '../../api/types';
import { loadTexts } from '../../i18n';
import { loadOfficeTexts } from '../i18n';
import type { Client, Person } from '../words';
import type { Remote } from '../../lib/remote.svelte';
import type { Known } from '../signing/plan.svelte';
import { followsText, notYetTexts } from './follows';
import type { Desk } from './desk';
import { Item } from './item.svelte';

const type = (type_id: string, name: string, more: Partial<DocumentType>): DocumentType => ({
  type_id,
  name,
  folder_id: 'administratie',
  action: 'none',
  rule: 'any_one',
  after: 'nothing',
  closes_after_days: null,
  is_return: false,
  client_kinds: ['person', 'organisation'],
  ...more,
});
const person = (name: string, approve: boolean, more: Partial<Person['rights']> = {}) => {
  const may = { role: 'beheerder', read: true, handle: true, approve, sign: false };
  const rights = { ...may, folders: [], types: [], ...more };
  return { user_id: name, name, rights } as unknown as Person;
};
const signer = (name: string, kind: PersonToSign['kind']) => ({
  user_id: name,
  name,
  kind,
  needs_mobile: false,
  may_add_mobile: true,
  status: 'active' as const,
  represents: null,
  folders: [],
  types: [],
});
const signers: Known = {
  people: [signer('Anna', 'client'), signer('Bram', 'client'), signer('Willem', 'employee')],
  managerId: 'Willem',
  days: 30,
};
const desk: Desk = {
  partner: { known: null, people: null },
  client: { client_id: 'c', name: 'Bakkerij', kind: 'organisation' } as Client,
  people: [person('Anna', true), person('Bram', true), person('Zoë', false)],
  types: [
    type('btw-aangifte', 'Btw-aangifte', { action: 'approve', is_return: true, after: 'office' }),
    type('concept-ib', 'Conceptaangifte IB', {
      action: 'read',
      rule: 'each',
      closes_after_days: 30,
    }),
    type('aangifte-ib', 'Aangifte IB', { action: 'approve', client_kinds: ['person'] }),
    type('jaarrekening', 'Jaarrekening', { action: 'sign', rule: 'all' }),
  ],
  folders: [],
  signers: { data: signers } as unknown as Remote<Known>,
  today: '2026-11-22',
};
const item = (name: string, round?: () => Item[]) =>
  new Item(desk, new File(['%PDF'], name), round);

beforeAll(async () => {
  await loadTexts();
  await loadOfficeTexts();
});

describe('who is offered', () => {
  const limited = { folders: ['fiscaal'] };
  const along = { handle: false };
  const people = [
    person('Anna', true),
    person('Sanne', false, along),
    person('Leo', true, limited),
    person('Zoë', true, { types: ['aangifte-ib'] }),
  ];
  const made = (name: string) => new Item({ ...desk, people }, new File(['%PDF'], name));
  const names = ({ candidates }: Item) => candidates.map(({ name }) => name);

  it('is nobody who only reads along, or is limited to something else', () => {
    const draft = made('Conceptaangifte IB 2025.pdf');
    expect(draft.asked).toBe('read');
    expect(names(draft)).toEqual(['Anna']);
    expect(names(made('Btw aangifte Q3.pdf'))).toEqual(['Anna']);
  });

  it('is asked as long as they may do what is chosen later', () => {
    const draft = made('Conceptaangifte IB 2025.pdf');
    draft.recipients = people.map(({ user_id }) => user_id);
    draft.keep('recipients');
    expect(draft.chosen.map(({ name }) => name)).toEqual(['Anna']);
    draft.chooseType('aangifte-ib');
    expect(names(draft)).toEqual(['Anna', 'Zoë']);
  });
});

describe('the fiscal partner', () => {
  const client = { ...desk.client, kind: 'person' } as Client;
  const partner = { known: null, people: [person('Pieter', true)] };
  const made = (more: Partial<Desk>) =>
    new Item({ ...desk, client, ...more }, new File(['%PDF'], 'Aangifte IB 2025.pdf'));

  it('is asked too once both agree, unless that is taken off', () => {
    const both = made({ partner });
    expect(both.partner?.recipients).toEqual(['Pieter']);
    expect(both.names).toEqual(['Anna', 'Bram', 'Pieter']);
    both.asksPartner = false;
    expect(both.partner).toBe(null);
    expect(made({}).partner).toBe(null);
  });

  it('is not asked what is no return of theirs', () => {
    const both = made({ partner });
    both.chooseType('btw-aangifte');
    expect(both.partner).toBe(null);
  });
});

describe('what is proposed for a file', () => {
  it('follows from its name', () => {
    const btw = item('BTW-2026-Q4.pdf');
    expect(btw.title).toBe('Btw-aangifte 4e kwartaal 2026');
    expect([btw.period, btw.deadline, btw.asked]).toEqual(['2026-Q4', '2027-01-31', 'approve']);
    expect(btw.names).toEqual(['Anna', 'Bram']); // Zoë may not approve
    expect(followsText(btw)).toContain('Eén akkoord is genoeg');
  });

  it('warns of who can approve only later, or not now, and when that is too late', () => {
    const btw = item('BTW-2026-Q4.pdf');
    expect(notYetTexts(btw)).toEqual([]);
    const [anna, bram] = btw.desk.people as [Person, Person];
    Object.assign(anna, { acts_from: '2027-02-03T14:36:48Z' });
    Object.assign(bram, { shut: true });
    expect(notYetTexts(btw)).toEqual([
      expect.stringMatching(/^Anna kan dit pas vanaf 3 feb.*15:45\. Dat is na de deadline\.$/),
      'Bram kan dit nu niet: er wacht een wijziging van het account.',
    ]);
    btw.write('deadline', '2027-02-28');
    expect(notYetTexts(btw)[0]).not.toContain('deadline');
    btw.asked = 'read';
    expect(notYetTexts(btw)).toEqual([]);
    Object.assign(anna, { acts_from: null });
    Object.assign(bram, { shut: false });
  });

  it('asks everybody to read a draft, which closes by itself', () => {
    const draft = item('concept IB 2025.pdf');
    expect(draft.names).toEqual(['Anna', 'Bram', 'Zoë']);
    expect(followsText(draft)).toContain('Na 30 dagen');
  });

  it('knows the same file of one round by its contents, and asks it of all but the first', () => {
    const round: Item[] = [];
    round.push(...['een.pdf', 'twee.pdf', 'drie.pdf'].map((name) => item(name, () => round)));
    const [one, two, three] = round as [Item, Item, Item];
    for (const [each, hash] of [
      [one, 'a'],
      [two, 'b'],
      [three, 'a'],
    ] as const)
      Object.assign(each.upload, { hash, state: 'clean' });
    const names = (each: Item) => each.twins.map(({ upload }) => upload.file.name);
    expect(round.map(names)).toEqual([['drie.pdf'], [], ['een.pdf']]);
    expect(round.map(({ counts }) => counts)).toEqual([true, true, false]);
    three.same = 'separate';
    expect(three.counts).toBe(true);
    three.same = 'skip';
    one.upload.state = 'refused';
    expect([names(three), three.counts]).toEqual([[], true]);
  });

  it('tells a return of a person from what belongs to a company', () => {
    expect(item('concept IB 2025.pdf').misplaced).toBe(false);
    expect(item('Aangifte IB 2025.pdf').misplaced).toBe(true);
    expect(item('Jaarrekening 2025.pdf').misplaced).toBe(false);
  });

  it('promises nothing that the server would refuse', () => {
    const round: Item[] = [];
    const misplaced = item('Aangifte IB 2025.pdf', () => round);
    round.push(misplaced);
    misplaced.upload.state = 'clean';
    expect([followsText(misplaced), misplaced.counts, misplaced.unfit]).toEqual(['', false, true]);
    misplaced.chooseType('btw-aangifte');
    expect([misplaced.counts, misplaced.unfit]).toEqual([true, false]);
    expect(followsText(misplaced)).not.toBe('');
  });

  it('is not published here once another tab has it', () => {
    const round: Item[] = [];
    const misplaced = item('Aangifte IB 2025.pdf', () => round);
    round.push(misplaced);
    misplaced.upload.state = 'clean';
    misplaced.handedTo = 'A. de Vries';
    expect([misplaced.counts, misplaced.unfit, misplaced.dropped]).toEqual([false, false, true]);
    misplaced.chooseType('btw-aangifte');
    expect(misplaced.counts).toBe(false);
  });

  it('has annual accounts signed, by the office first', () => {
    const accounts = item('Jaarrekening 2025.pdf');
    expect([accounts.asked, accounts.period]).toEqual(['sign', '2025']);
    accounts.plan.adopt(signers);
    expect(accounts.names).toEqual(['Willem', 'Anna', 'Bram']);
    expect(followsText(accounts)).toMatch(/^Willem krijgt bericht.*Wie later aan de beurt is/);
    accounts.plan.officeFirst = false;
    expect(followsText(accounts)).toMatch(/^Anna en Bram krijgen bericht/);
    expect(followsText(accounts)).toContain('staat het ondertekende document in het dossier');
  });

  it('keeps the name of a file that says nothing', () => {
    expect([item('scan_0001.pdf').title, item('scan_0001.pdf').typeId]).toEqual(['scan 0001', '']);
  });

  it('never overwrites what a person has chosen', () => {
    const btw = item('BTW-2026-Q4.pdf');
    btw.write('title', 'Suppletie');
    btw.write('deadline', '2026-12-01');
    btw.choosePeriod('Q3', '2026');
    btw.ask('read');
    expect([btw.title, btw.deadline, btw.period]).toEqual(['Suppletie', '2026-12-01', '2026-Q3']);
    expect(btw.names).toEqual(['Anna', 'Bram', 'Zoë']);
    btw.chooseType('concept-ib');
    expect([btw.title, btw.period, btw.asked]).toEqual(['Suppletie', '2026-Q3', 'read']);
  });
});

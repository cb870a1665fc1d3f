import { beforeAll, expect, test } from 'vitest';
import { loadTexts } from '../i18n';
import { RightsDraft } from './draft.svelte';
import { leastRights, presetOf, presetsFor } from './presets';
import { withPeople } from './texts';
import { summaryWords, type Rights } from './words';

beforeAll(() => loadTexts().then(() => withPeople(Promise.resolve())));

const limited: Rights = { ...leastRights(), role: 'beheerder', handle: true, approve: true };

test('an invitation starts with reading along', () => {
  expect(presetOf(leastRights())).toBe('meelezen');
});

test('a preset gives its rights, and leaves the limits', () => {
  const draft = new RightsDraft({ ...leastRights(), folders: ['fiscaal'] });
  draft.take('directeur');
  expect(draft.rights).toMatchObject({ role: 'beheerder', sign: true, folders: ['fiscaal'] });
  expect(presetOf(draft.rights)).toBe('directeur');
});

test('what was changed by hand is no preset', () => {
  const draft = new RightsDraft(leastRights());
  draft.mark('approve', true);
  expect(presetOf(draft.rights)).toBeUndefined();
});

test('a medewerker neither approves nor signs until that is switched on by hand', () => {
  const draft = new RightsDraft(leastRights());
  draft.take('directeur');
  draft.become('medewerker');
  expect(draft.rights).toMatchObject({ approve: false, sign: false, handle: true });
  draft.mark('sign', true);
  expect(draft.rights).toMatchObject({ role: 'medewerker', sign: true });
});

test('a beheerder reads', () => {
  const draft = new RightsDraft(leastRights());
  draft.mark('read', false);
  draft.become('beheerder');
  expect(draft.rights).toMatchObject({ role: 'beheerder', read: true });
});

test('nobody is offered more than they have', () => {
  expect(presetsFor(null)).toEqual(['directeur', 'administratie', 'meelezen']);
  expect(presetsFor(null, true)).toEqual(['persoon', 'administratie', 'meelezen']);
  expect(presetsFor(limited)).toEqual(['administratie', 'meelezen']);
});

test('the rights are said in a sentence', () => {
  expect(summaryWords('Zoë', leastRights())).toBe(
    'Zoë kan alles lezen. Niet: melden dat iets gelezen is, akkoord geven, tekenen, anderen toelaten.',
  );
  expect(summaryWords(' ', { ...limited, sign: true })).toBe(
    'Deze persoon kan alles lezen, melden dat iets gelezen is, akkoord geven, tekenen en anderen toelaten.',
  );
  expect(summaryWords('Zoë', { ...limited, folders: ['fiscaal'], ends_on: '2027-01-31' })).toBe(
    'Zoë kan een deel van het dossier lezen, melden dat iets gelezen is, akkoord geven en anderen toelaten, tot en met 31 jan 2027. Niet: tekenen.',
  );
  expect(summaryWords('Zoë', leastRights(), true)).toContain('een deel van het dossier lezen');
  expect(summaryWords('Zoë', { ...leastRights(), read: false })).toBe('Zoë mag niets bekijken.');
});

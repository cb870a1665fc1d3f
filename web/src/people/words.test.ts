import { beforeAll, expect, test } from 'vitest';
import { loadTexts } from '../i18n';
import { p, withPeople } from './texts';
import { leastRights } from './presets';
import { actsAt, actsFromWords, opensWords, roleWords, shutWords } from './words';

beforeAll(async () => {
  await loadTexts();
  await withPeople(Promise.resolve());
});

const FROM = '2026-12-03T14:36:48Z';

test.each([
  [{ approve: true, sign: true }, 'accorderen en ondertekenen'],
  [{ approve: true }, 'accorderen'],
  [{ sign: true }, 'ondertekenen'],
  [{ role: 'beheerder' as const }, 'anderen toelaten'],
])('who was let in lately with %o reads what waits', (rights, words) => {
  const said = actsFromWords({ ...leastRights(), ...rights }, FROM);
  expect(said).toMatch(new RegExp(`^Kan vanaf 3 dec.* ${words}$`));
});

test.each([
  [{ sign: true }, 'ondertekenen'],
  [{ approve: true, role: 'beheerder' as const }, 'accorderen en anderen toelaten'],
])('whoever vouches for somebody with %o reads what that opens', (rights, words) => {
  expect(opensWords({ ...leastRights(), ...rights })).toBe(words);
});

test('whoever vouches reads what they confirm, by whose word it was, and what follows', () => {
  const { title, lead, submit } = p.letIn.dialog({
    name: 'Zoë Kuipers',
    reached: 'zoe@bakkerij.example',
    where: p.letIn.where('Bakkerij De Vries B.V.', false),
    acts: 'accorderen',
    by: 'Bram Jansen',
    moment: '3 december 15:45',
  });
  expect([title, submit].join()).toMatch(/kent.*Bevestigen dat ik/);
  expect(lead[0]).toContain('het goed is dat deze persoon namens Bakkerij De Vries B.V. kan');
  expect(lead[1]).toContain('Bram Jansen gaf deze rechten. Bevestigt u dit, dan kan Zoë Kuipers');
  expect(lead[2]).toMatch(/Bevestigt niemand dit.*vanaf 3 december 15:45: ruim 72 uur/);
});

test('a beheerder reads before the button that a colleague cannot approve or sign for now', () => {
  expect(p.mobileForm.follows(true, '3 december 15:45', true)).toMatch(
    /Het nummer verandert nog niet.*Tot die tijd kan de persoon niets goedkeuren of ondertekenen\.$/,
  );
});

test.each([
  [null, false, 'Medewerker'],
  [null, true, 'Voor zichzelf'],
  [{ name: 'Anna de Vries', capacity: 'curator' as const }, true, 'Curator'],
])('who acts for %o, in a personal dossier: %s, is called %s', (represents, personal, word) => {
  expect(roleWords({ ...leastRights(), represents }, personal)).toBe(word);
});

test('while a change of the account waits, what cannot be done is said, and until when', () => {
  const rights = { ...leastRights(), approve: true, sign: true };
  const until = '2026-12-03T14:36:48Z';
  expect(shutWords({ rights, shut: true, shut_until: until })).toMatch(
    /^Kan nu niet accorderen en ondertekenen: .* wacht op antwoord, en gaat anders in op 3 dec.*15:36$/,
  );
  expect(shutWords({ rights, shut: true, shut_until: null })).toMatch(/wacht op antwoord$/);
  expect(shutWords({ rights, shut: false, shut_until: null })).toBe('');
  expect(shutWords({ rights: leastRights(), shut: true, shut_until: null })).toBe('');
});

test('who is new and whose account waits for an answer can act once both are over', () => {
  const held = { acts_from: FROM, shut: true, shut_until: '2026-12-09T14:00:00Z' };
  expect(actsAt(held)).toBe('2026-12-09T14:00:00Z');
  expect(actsAt({ ...held, shut_until: null })).toBe(FROM);
  expect(actsAt({ ...held, shut: false })).toBe(FROM);
  expect(actsAt({ ...held, acts_from: null })).toBe('');
});

test('whose last day comes before that can only read', () => {
  const rights = { ...leastRights(), approve: true, ends_on: '2026-12-02' };
  expect(actsFromWords(rights, FROM)).toMatch(
    /^Kan tot en met 2 dec.*, de laatste dag van de toegang, alleen lezen$/,
  );
  expect(actsFromWords({ ...rights, ends_on: '2026-12-03' }, FROM)).toMatch(/^Kan vanaf 3 dec/);
});

import { beforeAll, expect, test } from 'vitest';
import { formatDate } from '../../i18n/format';
import { loadTexts, withTexts } from '../../i18n';
import { withPeople } from '../../people/texts';
import { loadOfficeTexts } from '../i18n';
import { about, note, what, who, type Line } from './line';

beforeAll(async () => {
  await loadTexts();
  await withPeople(withTexts(loadOfficeTexts()));
});

test('a code that was wrong says by which way it had come, also by mail', () => {
  const refused = (method: string) =>
    note({ action: 'code_refused', details: { method, purpose: 'signing' } } as unknown as Line);
  expect(refused('email')).toBe('code per e-mail, bij het ondertekenen');
  expect(refused('sms')).toBe('code per sms, bij het ondertekenen');
});

const line = (action: string, details: Record<string, string> = {}) =>
  ({ action, details, actor_name: '', actor_id: '', about: '', about_id: '' }) as unknown as Line;

test('what happened by itself, by a link or at the door is told apart', () => {
  expect(who(line('mobile_changed', { ground: 'waited' }))).toBe('Het portaal');
  expect(who(line('rights_ended'))).toBe('Het portaal');
  expect(who(line('password_chosen'))).toBe('Met de link uit een e-mail');
  expect(who(line('sign_in_refused'))).toBe('Niet ingelogd');
  expect(who(line('code_refused', { purpose: 'sign_in' }))).toBe('Niet ingelogd');
  expect(who(line('code_refused', { purpose: 'signing' }))).toBe('Niet bekend');
});

test('what a lost phone reset is named, and how somebody knew whom they vouched for', () => {
  const details = { reset: 'app,recovery_codes', factor: 'devices', ground: 'colleague' };
  expect(note(line('factor_removed', details))).toBe(
    'authenticator-app en herstelcodes, telefoon kwijt, bevestigd door een collega',
  );
  expect(note(line('person_vouched', { ground: 'Paspoort gezien' }))).toBe('Paspoort gezien');
});

test('whoever must still set up a second step is not said to have signed in', () => {
  const half = line('signed_in', { enrolling: 'yes', ip: '192.0.2.1' });
  expect([what(half), note(half)]).toEqual([
    'Wachtwoord ingevuld, nog niet ingelogd',
    'moet eerst een tweede stap instellen',
  ]);
  const whole = line('signed_in', { ip: '192.0.2.1' });
  expect([what(whole), note(whole)]).toEqual(['Ingelogd', 'alleen wachtwoord']);
});

test('letting somebody in says what they may do from then on', () => {
  const given = { role: 'medewerker', read: 'yes', approve: 'yes', sign: 'no', handle: 'no' };
  expect(note(line('person_invited', given))).toBe('Medewerker, lezen, accorderen');
  const limited = { ...given, approve: 'no', folders: 'administratie', ends_on: '2027-11-30' };
  expect(note(line('access_granted', limited))).toBe(
    `Medewerker, lezen, alleen een deel van het dossier, tot en met ${formatDate('2027-11-30')}`,
  );
  expect(note(line('person_invited', { account: 'employee', role: 'accountant' }))).toBe(
    'Accountant',
  );
  expect(note(line('person_invited'))).toBe('');
});

test('the colleague who confirmed it is named to the office', () => {
  const told = { factor: 'mobile', ground: 'colleague', confirmed_by_name: 'Willem' };
  expect(note(line('mobile_changed', told))).toBe('mobiel nummer, bevestigd door Willem');
});

test('every type in a list is named, and an address keeps its commas', () => {
  const types = { 'icp-opgaaf': 'ICP-opgaaf', publicatiestukken: 'Publicatiestukken' };
  for (const codes_for of ['icp-opgaaf,publicatiestukken', 'icp-opgaaf, publicatiestukken'])
    expect(note(line('policy_changed', { codes_for }), types)).toBe(
      'code bij akkoord en niet akkoord: ICP-opgaaf, Publicatiestukken',
    );
  expect(note(line('policy_changed', { address: 'Kade 1,Delft' }))).toBe('adres: Kade 1,Delft');
});

test('a type of document is named, and so is who is to be let in', () => {
  const changed = line('policy_changed', { codes_for: 'aangifte-ib' });
  expect(note(changed, { 'aangifte-ib': 'Aangifte IB' })).toBe(
    'code bij akkoord en niet akkoord: Aangifte IB',
  );
  expect(about(line('access_requested', { person: 'Zoë Kuipers' }))).toBe('Zoë Kuipers');
});

import { beforeAll, expect, test } from 'vitest';
import { loadTexts, withTexts } from '../../i18n';
import { loadOfficeTexts } from '../i18n';
import { about, note, who, type Line } from './line';

beforeAll(async () => {
  await loadTexts();
  await withTexts(loadOfficeTexts());
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

test('a type of document is named, and so is who is to be let in', () => {
  const changed = line('policy_changed', { codes_for: 'aangifte-ib' });
  expect(note(changed, { 'aangifte-ib': 'Aangifte IB' })).toBe(
    'code bij akkoord en niet akkoord: Aangifte IB',
  );
  expect(about(line('access_requested', { person: 'Zoë Kuipers' }))).toBe('Zoë Kuipers');
});

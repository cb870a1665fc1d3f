import { beforeAll, expect, test } from 'vitest';
import { loadTexts, t, withTexts } from '../../i18n';
import { formatDate, formatMoment } from '../../i18n/format';
import { notes } from './notes';

beforeAll(async () => {
  await loadTexts();
  await withTexts(Promise.resolve());
});

test('a task that was passed on says to whom, and instead of whom', () => {
  const of = (details: Record<string, string>) => notes({ action: 'task_passed_on', details });
  expect(of({ lost: 'Anna', passed_to: 'Pieter', asked: '1' })).toEqual([
    'Nu gevraagd aan Pieter, in plaats van Anna.',
  ]);
  expect(of({ lost: 'Anna\nBram', passed_to: 'Pieter\nOlga' })).toEqual([
    'Nu gevraagd aan Pieter en Olga, in plaats van Anna en Bram.',
  ]);
  expect(of({ passed_to: 'Pieter' })).toEqual(['Nu ook gevraagd aan Pieter.']);
  expect(of({ lost: 'Anna' })).toEqual(['Niet langer gevraagd aan Anna.']);
  expect(of({ lost: 'Anna', without: 'yes' })).toEqual([
    'Niet langer gevraagd aan Anna. Het akkoord van Anna is niet meer nodig. De anderen moeten nog reageren.',
  ]);
});

test('what was recorded for somebody says how we know it, and that no code was given', () => {
  const details = {
    on_behalf_of: 'Anna',
    ground_kind: 'phone',
    ground: 'Gebeld',
    code_given: 'no',
  };
  expect(notes({ action: 'task_approved', details })).toEqual([
    'Telefonisch: Gebeld',
    'Zonder code van Anna.',
  ]);
  expect(t.client.history.onBehalf('Bram', 'Anna')).toBe('Door: Bram namens Anna');
});

test('what waits for the office says who could no longer do it', () => {
  expect(notes({ action: 'task_stuck', details: { lost: 'Anna' } })).toEqual([
    'Anna mag dit niet meer afhandelen. Het kantoor kiest wie het doet.',
  ]);
  expect(notes({ action: 'task_stuck', details: {} })).toEqual([]);
});

test('who had opened it before it closed by itself is named', () => {
  const details = { opened: 'yes', opened_by: 'Anna\nPieter\nVries, Jan' };
  expect(notes({ action: 'task_closed', details })).toEqual([
    'Het document was wel geopend, door Anna, Pieter en Vries, Jan.',
  ]);
});

test('looking again on the same day is told with how often, since when and which versions', () => {
  const since = '2026-11-29T08:12:00Z';
  const line = {
    action: 'document_opened' as const,
    count: 3,
    since,
    details: { versions: '1\n2' },
  };
  expect(notes(line)).toEqual(['3 keer op deze dag, het eerst om 09:12.', 'Versies 1 en 2']);
  const once = { action: 'document_opened' as const, count: 1, since, details: { version: '2' } };
  expect(notes(once)).toEqual(['Versie 2']);
});

test('the end of a signing says what is sealed and what came on paper', () => {
  const of = (details: Record<string, string>) => notes({ action: 'signing_completed', details });
  expect(of({ signed_version: '2' })).toEqual(['Het document is afgesloten.']);
  expect(of({ on_paper: 'all' })).toEqual([
    'Niemand tekende digitaal. Het document in het dossier is zonder handtekeningen.',
  ]);
  expect(of({ signed_version: '2', on_paper: 'some' })).toEqual([
    'Het document is afgesloten.',
    'Wat niet digitaal is getekend, heeft het kantoor ontvangen.',
  ]);
  expect(notes({ action: 'paper_received', details: { signer: 'Anna' } })).toEqual([
    'Handtekening van Anna',
  ]);
});

test('two reminders, or two other last days, are told apart', () => {
  expect(notes({ action: 'signing_reminded', details: { to: 'Anna' } })).toEqual(['Aan Anna']);
  const day = { expires_on: '2026-12-03' };
  expect(notes({ action: 'signing_extended', details: day })).toEqual([
    `Laatste dag om te ondertekenen: ${formatDate('2026-12-03')}`,
  ]);
});

test('earlier notes stay', () => {
  expect(notes({ action: 'task_closed', details: { opened: 'no' } })).toEqual([
    'Het document was nooit geopend.',
  ]);
  expect(notes({ action: 'task_closed', details: { opened: 'yes' } })).toEqual([
    'Het document was wel geopend.',
  ]);
  expect(notes({ action: 'document_opened', details: { version: '2' } })).toEqual(['Versie 2']);
});

test('that a protection comes off the file is told to whoever reads the history', () => {
  expect(
    notes({ action: 'task_reopened', details: { asks: 'sign', voided_approvals: 'Anna' } }),
  ).toEqual(['De eerdere handtekening van Anna is vervallen.']);
  expect(notes({ action: 'task_published', details: { unlocked: 'yes' } })).toEqual([
    'Het kantoor heeft besloten de beveiliging tegen wijzigen te verwijderen.',
  ]);
});

test('everybody reads that it was replaced and when, the office by whom and why', () => {
  const at = '2026-11-20T09:00:00Z';
  const of = (more: Record<string, string>) =>
    notes({ action: 'task_signed', details: { replaced_mobile: at, ...more } });
  const that = `Het mobiele nummer is op ${formatMoment(at)} vervangen door een nieuw mobiel nummer.`;
  expect(of({})).toEqual([that]);
  const asked = { replaced_mobile_asked_by: 'Bram', replaced_mobile_asked_at: at };
  const told = { ...asked, replaced_mobile_proven_at: at };
  const by = `Doorgegeven door Bram op ${formatMoment(at)}.`;
  const colleague = { replaced_mobile_confirmed_by: 'Willem', replaced_mobile_how: 'Gebeld' };
  expect(of({ ...told, ...colleague, replaced_mobile_ground: 'colleague' })).toEqual([
    that,
    by,
    `Bevestigd door Willem op ${formatMoment(at)}, die schreef: Gebeld`,
  ]);
  const own = { replaced_mobile_via: 'text', replaced_mobile_ground: 'confirmed' };
  expect(of({ ...told, ...own })[2]).toBe(t.client.history.proven.text(formatMoment(at)));
  expect(of({ ...told, replaced_mobile_ground: 'waited' })[2]).toContain('72 uur');
  expect(of({ ...told, replaced_mobile_ground: 'invited' })[2]).toContain('alleen nog uitgenodigd');
});

test('everybody reads that somebody was let in and when, the office by whom and who vouched', () => {
  const at = '2026-11-20T09:00:00Z';
  const of = (more: Record<string, string>) =>
    notes({ action: 'task_approved', details: { replaced_let_in: at, ...more } });
  const that = `Kreeg op ${formatMoment(at)} de rechten om dit te doen.`;
  expect(of({})).toEqual([that]);
  const by = { replaced_let_in_by: 'Bram' };
  expect(of(by)).toEqual([that, 'Rechten gegeven door Bram.']);
  expect(of({ ...by, replaced_let_in_asked_by: 'Anna' })[2]).toBe('Gevraagd door Anna.');
  expect(of({ ...by, replaced_let_in_waited: 'yes' })[2]).toBe(t.client.history.othersWaited);
  const vouched = { replaced_let_in_vouched_by: 'Fatima', replaced_let_in_vouched_at: at };
  expect(of({ ...by, ...vouched, replaced_let_in_ground: 'Paspoort gezien' })).toEqual([
    that,
    'Rechten gegeven door Bram.',
    `Fatima bevestigde op ${formatMoment(at)} wie deze persoon is en wat die mag, en schreef: Paspoort gezien`,
  ]);
});

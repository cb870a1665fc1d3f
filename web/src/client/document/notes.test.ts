import { beforeAll, expect, test } from 'vitest';
import { loadTexts, t, withTexts } from '../../i18n';
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
    'Anna kan dit niet meer afhandelen en niemand anders mag het.',
  ]);
  expect(notes({ action: 'task_stuck', details: {} })).toEqual([]);
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
  expect(notes({ action: 'task_published', details: { unlocked: 'yes' } })).toEqual([
    'Het kantoor heeft besloten de beveiliging tegen wijzigen te verwijderen.',
  ]);
});

import { beforeAll, expect, test } from 'vitest';
import type { Recipient } from '../../api/types';
import { loadTexts, t, withTexts } from '../../i18n';
import { settledWords } from './settled';

beforeAll(async () => {
  await loadTexts();
  await withTexts(Promise.resolve());
});

const person = (name: string, state: Recipient['state']) =>
  ({ name, state, represents: null }) as Recipient;

test('who approved reads that they did, and for whom it waits', () => {
  const [anna, pieter] = [person('Anna', 'approved'), person('Pieter', 'open')];
  const task = { status: 'open' as const, recipients: [anna, pieter] };
  expect(settledWords(task, anna, 'approval')).toEqual({
    title: 'U heeft akkoord gegeven',
    text: 'U hoeft niets meer te doen. Nog aan zet: Pieter.',
  });
  const awaits = { status: 'awaits_partner' as const, recipients: [anna] };
  expect(settledWords(awaits, anna, 'approval').text).toContain('wacht nog op de fiscale partner');
  expect(settledWords(awaits, anna, '').title).toBe('U heeft al gereageerd');
});

test('who rejected does not read that it went well', () => {
  const anna = person('Anna', 'rejected');
  const said = settledWords({ status: 'rejected', recipients: [anna] }, anna, 'rejection');
  expect(said.title).toBe('U heeft laten weten dat u niet akkoord bent');
  expect(said.text).toContain('Uw kantoor krijgt bericht');
});

test('several answers are told apart', () => {
  expect(t.client.together.sent(2, 1, 0)).toBe(
    'U gaf akkoord op 2 documenten. U bent niet akkoord met 1 document.',
  );
  expect(t.client.together.sent(1, 0, 1)).toBe(
    'U gaf akkoord op 1 document. 1 document wacht nog op u.',
  );
});

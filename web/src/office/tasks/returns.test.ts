import { beforeAll, describe, expect, it, test } from 'vitest';
import { loadTexts, withTexts } from '../../i18n';
import { loadOfficeTexts, o } from '../i18n';
import type { OfficeTask } from '../words';
import { clientNames, onePerReturn } from './returns';
import { deciders, statusWords, stillToAct } from './waiting';

const person = (name: string, state: string) => ({ user_id: name, name, state });
const base = { action: 'approve', problem: null, done: 0, needed: 1, partner: null };
const half = (who: string, other: string, status: string, state: string) =>
  ({
    ...base,
    task_id: who,
    document_id: `of ${who}`,
    client_name: who,
    status,
    recipients: [person(who, state)],
    done: state === 'approved' ? 1 : 0,
    partner: { document_id: `of ${other}`, name: other, status },
  }) as unknown as OfficeTask;
const alone = {
  ...base,
  task_id: '3',
  document_id: '3',
  client_name: 'Delta',
  status: 'open',
  recipients: [],
};

beforeAll(async () => {
  await loadTexts();
  await withTexts(Promise.resolve());
  await loadOfficeTexts();
});

describe('one return of two partners', () => {
  const names = (tasks: OfficeTask[]) => onePerReturn(tasks).map(clientNames);

  it('is one thing that waits, with both names on it', () => {
    const anna = half('Anna', 'Pieter', 'ready_to_send', 'approved');
    const pieter = half('Pieter', 'Anna', 'ready_to_send', 'approved');
    expect(names([anna, alone as unknown as OfficeTask, pieter])).toEqual([
      'Anna en Pieter',
      'Delta',
    ]);
    const said = onePerReturn([anna, pieter]).map((card) => deciders(card).map(({ name }) => name));
    expect(said).toEqual([['Anna', 'Pieter']]);
  });

  it('is shown where something must still be done', () => {
    const anna = half('Anna', 'Pieter', 'awaits_partner', 'approved');
    const pieter = half('Pieter', 'Anna', 'open', 'open');
    for (const both of [
      [anna, pieter],
      [pieter, anna],
    ]) {
      const rows = onePerReturn(both);
      expect(rows.map(({ task_id }) => task_id)).toEqual(['Pieter']);
      expect(rows.flatMap(stillToAct).map(({ name }) => name)).toEqual(['Pieter']);
      expect(rows.map(statusWords)).toEqual(['1 van 2 akkoord']);
    }
  });

  it('stays one where the other half is somewhere else', () => {
    expect(names([half('Anna', 'Pieter', 'rejected', 'rejected')])).toEqual(['Anna']);
  });
});

test('nothing is said to wait only when nothing does', () => {
  const lead = o.inbox.lead;
  expect(lead({ documents: 0, mine: 0, requests: 0, people: 0, confirming: 0 })).toBe(
    'Er wacht niets op het kantoor.',
  );
  expect(lead({ documents: 1, mine: 1, requests: 0, people: 0, confirming: 0 })).toBe(
    'Er wacht 1 document op het kantoor. U moet zelf 1 document tekenen.',
  );
  expect(lead({ documents: 0, mine: 0, requests: 2, people: 0, confirming: 0 })).toBe(
    'Er wachten 2 verzoeken op het kantoor.',
  );
  expect(lead({ documents: 9, mine: 0, requests: 1, people: 0, confirming: 0 })).toBe(
    'Er wachten 9 documenten en 1 verzoek op het kantoor.',
  );
  expect(lead({ documents: 2, mine: 0, requests: 1, people: 1, confirming: 0 })).toBe(
    'Er wachten 2 documenten, 1 verzoek en 1 melding op het kantoor.',
  );
});

test('what a colleague must confirm waits too', () => {
  const none = { documents: 0, mine: 0, requests: 0, people: 0 };
  expect(o.inbox.lead({ ...none, confirming: 1 })).toBe('Er wacht 1 bevestiging op het kantoor.');
  expect(o.inbox.lead({ ...none, documents: 1, confirming: 2 })).toBe(
    'Er wacht 1 document en 2 bevestigingen op het kantoor.',
  );
});

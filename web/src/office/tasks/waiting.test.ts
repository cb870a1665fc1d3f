import { beforeAll, describe, expect, it } from 'vitest';
import type { OfficeTask, Recipient } from '../words';
import { loadTexts, withTexts } from '../../i18n';
import { formatDate, formatMoment } from '../../i18n/format';
import { loadOfficeTexts } from '../i18n';
import {
  cannotYet,
  deciders,
  decidedAt,
  momentWords,
  statusWords,
  stillToAct,
  waitsForUs,
} from './waiting';

const person = (name: string, state: string, acted_at: string | null = null) =>
  ({ user_id: name, name, state, acted_at }) as Recipient;
const task = (status: string, ...recipients: Recipient[]) =>
  ({
    done: 1,
    needed: 2,
    status,
    recipients,
    created_at: '2026-11-01T08:00:00Z',
    problem: null,
  }) as OfficeTask;

beforeAll(async () => {
  await loadTexts();
  await withTexts(Promise.resolve());
  await loadOfficeTexts();
});

describe('a signing at the office', () => {
  const signing = (status: string, ...recipients: Recipient[]) => ({
    ...task(status, ...recipients),
    action: 'sign' as const,
  });
  const asked = [person('Anna', 'open'), person('Bram', 'signed'), person('Joost', 'removed')];

  it('tells how far it is, as the server counted', () => {
    expect(statusWords(signing('open', ...asked))).toBe('1 van 2 ondertekend');
    expect(statusWords(signing('ready_to_send', ...asked))).toBe('Ondertekening afgerond');
    expect(statusWords(signing('rejected', ...asked))).toBe('Niet ondertekend');
    expect(statusWords(signing('expired', ...asked))).toBe('Verlopen');
    expect(statusWords(task('stuck'))).toBe('Iemand anders kiezen');
    expect(statusWords(task('open'))).toBe('Openstaand');
  });

  it('waits for us when its last day has passed or somebody declined', () => {
    expect(waitsForUs(signing('expired', ...asked))).toBe(true);
    const declined = signing('rejected', person('Anna', 'declined', '2026-11-05T08:00:00Z'));
    expect(deciders(declined).map(({ name }) => name)).toEqual(['Anna']);
    expect(deciders(signing('ready_to_send', ...asked)).map(({ name }) => name)).toEqual(['Bram']);
  });

  it('that has expired says since when, and not when it was published', () => {
    const expired = {
      ...signing('expired', ...asked),
      recipients: [person('Anna', 'expired')],
      expired_at: '2026-11-28T23:00:00Z',
    };
    expect(momentWords(expired)).toBe(`Sinds ${formatMoment('2026-11-28T23:00:00Z')}`);
    expect(decidedAt(expired)).toBe('2026-11-28T23:00:00Z');
    const stuck = task('stuck');
    expect(momentWords(stuck)).toBe(`Gepubliceerd op ${formatMoment(stuck.created_at)}`);
    const declined = signing('rejected', person('Anna', 'declined', '2026-11-05T08:00:00Z'));
    expect(momentWords(declined)).toBe(formatMoment('2026-11-05T08:00:00Z'));
  });

  it('waits for us when nobody can go on, and says so', () => {
    const failing = { ...signing('open', ...asked), problem: 'Dit document is beschadigd.' };
    expect(waitsForUs(failing)).toBe(true);
    expect(statusWords(failing)).toBe('Ondertekenen lukt niet');
    expect(waitsForUs(signing('open', ...asked))).toBe(false);
  });

  it('waits for us while we have not confirmed what came on paper', () => {
    const paper = { ...person('Bram', 'signed_on_paper'), awaits_office: true } as Recipient;
    const told = signing('open', paper, person('Joost', 'signed'));
    expect(waitsForUs(told)).toBe(true);
    expect(deciders(told).map(({ name }) => name)).toEqual(['Bram']);
    expect(statusWords(told)).toBe('Ontvangst bevestigen');
  });
});

describe('a task at the office', () => {
  it('tells how far it is when several must approve', () => {
    const approval = { ...task('open'), action: 'approve' as const };
    expect(statusWords(approval)).toBe('1 van 2 akkoord');
    expect(statusWords({ ...approval, needed: 1 })).toBe('Openstaand');
    expect(statusWords({ ...approval, status: 'rejected' })).toBe('Afgekeurd');
  });

  it('waits for who has not acted', () => {
    const open = task(
      'open',
      person('Anna', 'open'),
      person('Bram', 'read', '2026-11-03T08:00:00Z'),
    );
    expect(stillToAct(open).map(({ name }) => name)).toEqual(['Anna']);
    expect(waitsForUs(open)).toBe(false);
    expect(decidedAt(open)).toBe(open.created_at);
  });

  it('says of whom it is asked that they cannot act yet, and why', () => {
    expect(cannotYet({ shut: false, acts_from: null })).toBe('');
    expect(cannotYet({ shut: true, acts_from: null })).toBe(
      'kan nu niet: wijziging van het account wacht',
    );
    const from = '2026-12-03T08:00:00Z';
    expect(cannotYet({ shut: false, acts_from: from })).toBe(`kan vanaf ${formatDate(from)}`);
  });

  it('waits for us after the last approval', () => {
    const ready = task(
      'ready_to_send',
      person('Anna', 'approved', '2026-11-05T08:00:00Z'),
      person('Bram', 'approved', '2026-11-04T08:00:00Z'),
      person('Zoë', 'released'),
    );
    expect(waitsForUs(ready)).toBe(true);
    expect(deciders(ready).map(({ name }) => name)).toEqual(['Anna', 'Bram']);
    expect(decidedAt(ready)).toBe('2026-11-05T08:00:00Z');
  });

  it('waits for us when nobody at the client may do it', () => {
    const stuck = task('stuck', person('Anna', 'removed'), person('Bram', 'approved'));
    expect(waitsForUs(stuck)).toBe(true);
    expect(deciders(stuck)).toEqual([]);
    expect(decidedAt(stuck)).toBe(stuck.created_at);
  });

  it('names who rejected it', () => {
    const rejected = task(
      'rejected',
      person('Anna', 'approved', '2026-11-05T08:00:00Z'),
      person('Bram', 'rejected', '2026-11-06T08:00:00Z'),
    );
    expect(deciders(rejected).map(({ name }) => name)).toEqual(['Bram']);
  });
});

import { describe, expect, it } from 'vitest';
import type { OfficeTask, Recipient } from '../words';
import { deciders, decidedAt, stillToAct, waitsForUs } from './waiting';

const person = (name: string, state: string, acted_at: string | null = null) =>
  ({ user_id: name, name, state, acted_at }) as Recipient;
const task = (status: string, ...recipients: Recipient[]) =>
  ({ status, recipients, created_at: '2026-11-01T08:00:00Z' }) as OfficeTask;

describe('a task at the office', () => {
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

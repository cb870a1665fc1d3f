import { describe, expect, it } from 'vitest';
import { stagesOf } from '../../client/signing/signing';
import { counting, hasSigned, seenState, stands } from './follow';
import type { Signer, Signing } from '../../api/types';

const signer = (name: string, stage: number, state: Signer['state']) =>
  ({ user_id: name, name, stage, state }) as Signer;
const signing = (awaits: Signing['part']['awaits'], stage: number, ...signers: Signer[]) =>
  ({ status: 'open', recipients: signers, part: { awaits, stage, signers } }) as unknown as Signing;

describe('a signing that is followed', () => {
  const open = signing(
    'people',
    2,
    signer('Anna', 2, 'open'),
    signer('Bram', 1, 'signed'),
    signer('Joost', 2, 'removed'),
    signer('Pieter', 2, 'signed_on_paper'),
  );

  it('goes in stages, of which one is on', () => {
    expect(stagesOf(open).map(({ stage, now, signers }) => [stage, now, signers.length])).toEqual([
      [1, false, 1],
      [2, true, 3],
    ]);
    expect(stagesOf({ ...open, part: { ...open.part, awaits: null } }).some(({ now }) => now)).toBe(
      false,
    );
  });

  it('does not count who was replaced', () => {
    expect(counting(open).map(({ name }) => name)).toEqual(['Anna', 'Bram', 'Pieter']);
    expect(counting(open).filter(hasSigned)).toHaveLength(2);
  });

  it('stands as what it waits for, until it waits no more', () => {
    expect(stands(open)).toBe('people');
    expect(stands({ status: 'rejected', part: { ...open.part, awaits: null } })).toBe('rejected');
  });

  it('says of nobody that it is not their turn while the file is prepared', () => {
    const later = signer('Anna', 2, 'waiting');
    expect([seenState({ status: 'preparing' }, later), seenState(open, later)]).toEqual([
      'unasked',
      'waiting',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { counting, hasSigned, seenState, stagesOf } from './follow';
import type { Signer, Signing } from '../../api/types';

const signer = (name: string, stage: number, state: Signer['state']) =>
  ({ name, stage, state }) as Signer;
const signing = (state: Signing['state'], stage: number, ...signers: Signer[]) =>
  ({ state, stage, signers }) as Signing;

describe('a signing that is followed', () => {
  const open = signing(
    'open',
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
    expect(stagesOf({ ...open, state: 'declined' }).some(({ now }) => now)).toBe(false);
  });

  it('does not count who was replaced', () => {
    expect(counting(open).map(({ name }) => name)).toEqual(['Anna', 'Bram', 'Pieter']);
    expect(counting(open).filter(hasSigned)).toHaveLength(2);
  });

  it('says of nobody that it is not their turn while the file is prepared', () => {
    const later = signer('Anna', 2, 'waiting');
    expect([seenState({ state: 'preparing' }, later), seenState(open, later)]).toEqual([
      'unasked',
      'waiting',
    ]);
  });
});

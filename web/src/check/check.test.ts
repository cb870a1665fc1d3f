import { describe, expect, it } from 'vitest';
import { base64, isRight, verdictOf, type Checked, type Found } from './check';

const found = (more: Partial<Found>): Found => ({
  kind: 'signature',
  name: 'Anna',
  organisation: '',
  at: null,
  at_is_proven: true,
  intact: true,
  trusted: true,
  ours: true,
  level: 'B-T',
  changes: [],
  problem: '',
  ...more,
});
const checked = (verdict: string, ...signatures: Found[]) =>
  ({ verdict, signatures }) as unknown as Checked;

describe('the verdict on a document', () => {
  it('is the one of the server, where there is nothing to add', () => {
    for (const verdict of ['unchanged', 'not_signed', 'unknown', 'unreadable'])
      expect(verdictOf(checked(verdict))).toBe(verdict);
  });

  it('says changed when anything was', () => {
    const wrong = [{ intact: false }, { changes: ['pages'] }, { problem: 'broken' }];
    for (const more of wrong) {
      expect(verdictOf(checked('changed', found({}), found(more)))).toBe('changed');
      expect(isRight(found(more))).toBe(false);
    }
  });

  it('does not call the file of a stranger changed', () => {
    const stranger = found({ trusted: false, ours: false, problem: 'not_trusted' });
    expect(verdictOf(checked('changed', stranger))).toBe('untrusted');
    expect([isRight(stranger), isRight(found({}))]).toEqual([false, true]);
  });
});

it('writes any number of bytes as base64', () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => index % 256);
  expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});

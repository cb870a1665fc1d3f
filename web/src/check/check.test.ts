import { describe, expect, it } from 'vitest';
import { base64, organisationBeside, verdictOf, worthOf, type Checked, type Found } from './check';

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
  problem: '',
  ...more,
});
const checked = (more: Partial<Checked>) =>
  ({ verdict: 'unchanged', signatures: [], missing: [], ...more }) as Checked;
const part = (name: Checked['missing'][number]['part']) => ({ part: name, name: '' });

describe('the verdict on a document', () => {
  it('is the one of the server, where there is nothing to add', () => {
    for (const verdict of ['unchanged', 'changed', 'not_signed', 'unknown', 'unreadable'] as const)
      expect(verdictOf(checked({ verdict }))).toBe(verdict);
  });

  it('does not say of a stranger whose certificate is known that nobody knows it', () => {
    const stranger = found({ trusted: false, ours: false, problem: 'not_trusted' });
    const of = (...signatures: Found[]) => verdictOf(checked({ verdict: 'foreign', signatures }));
    expect([of(found({}), stranger), of(found({}))]).toEqual(['foreign', 'elsewhere']);
  });

  it('says that a document is not finished only when a part of it is not there', () => {
    const of = (...missing: Checked['missing']) =>
      verdictOf(checked({ verdict: 'incomplete', missing }));
    expect(of(part('proof'), part('seal'))).toBe('incomplete');
    expect(of(part('proof'))).toBe('unproven');
  });
});

it('calls a signature right only when the document is what was signed', () => {
  expect(worthOf(found({}), 'unchanged')).toBe('right');
  expect(worthOf(found({}), 'changed')).toBe('earlier');
  for (const more of [{ intact: false }, { problem: 'broken' }, { problem: 'changed' }] as const)
    expect(worthOf(found(more), 'changed')).toBe('wrong');
  for (const more of [{ trusted: false }, { problem: 'revoked' }, { problem: 'expired' }] as const)
    expect(worthOf(found(more), 'foreign')).toBe('doubtful');
});

it('names an organisation once', () => {
  const of = (name: string, organisation: string) =>
    organisationBeside(found({ name, organisation }));
  expect(of('Akkoord offices', 'Akkoord')).toBe('');
  expect(of('Bram Bakker', 'Van Dijk Accountants')).toBe('Van Dijk Accountants');
  expect(of('Van Dijk Accountants', 'Van Dijk Accountants')).toBe('');
});

it('writes any number of bytes as base64', () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => index % 256);
  expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});

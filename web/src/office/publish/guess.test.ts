import { describe, expect, it } from 'vitest';
import { proposeDeadline } from './deadline';
import { guessPeriod, guessType, usualPeriod } from './guess';

const TODAY = '2026-11-22';
const KNOWN = new Set([
  'btw-aangifte',
  'icp-opgaaf',
  'loonaangifte',
  'aangifte-ib',
  'aangifte-vpb',
  'concept-ib',
  'concept-vpb',
  'concept-jaarrekening',
  'jaarrekening',
  'lor',
  'factuur',
  'kvk-uittreksel',
]);

describe('the type in a file name', () => {
  it.each([
    ['BTW-2026-Q3.pdf', 'btw-aangifte'],
    ['Omzetbelasting 3e kwartaal.pdf', 'btw-aangifte'],
    ['ICP 2026 Q2.pdf', 'icp-opgaaf'],
    ['IB2025 A. de Vries.pdf', 'aangifte-ib'],
    ['concept aangifte IB 2025.pdf', 'concept-ib'],
    ['Aangifte_VPB_2025_concept.pdf', 'concept-vpb'],
    ['Concept jaarrekening 2025.pdf', 'concept-jaarrekening'],
    ['Jaarrekening 2025 definitief.PDF', 'jaarrekening'],
    ['Bevestiging bij de jaarrekening.pdf', 'lor'],
    ['loonaangifte-oktober-2026.pdf', 'loonaangifte'],
    ['Factuur 20260118.pdf', 'factuur'],
    ['KvK uittreksel.pdf', 'kvk-uittreksel'],
    ['scan0001.pdf', ''],
    ['Gibraltar.pdf', ''],
  ])('%s', (name, type) => expect(guessType(name, KNOWN)).toBe(type));

  it('is only one that the office has', () => expect(guessType('offerte.pdf', KNOWN)).toBe(''));
});

describe('the period in a file name', () => {
  it.each([
    ['BTW-2026-Q3.pdf', 'btw-aangifte', '2026-Q3'],
    ['btw 3e kwartaal 2025.pdf', 'btw-aangifte', '2025-Q3'],
    ['btw kw4.pdf', 'btw-aangifte', '2025-Q4'],
    ['btw Q2.pdf', 'btw-aangifte', '2026-Q2'],
    ['loonaangifte-oktober-2026.pdf', 'loonaangifte', '2026-10'],
    ['loonaangifte 2026-09.pdf', 'loonaangifte', '2026-09'],
    ['IB2025.pdf', 'aangifte-ib', '2025'],
    ['btw.pdf', 'btw-aangifte', '2026-Q3'],
    ['jaarrekening.pdf', 'jaarrekening', '2025'],
    ['scan0001.pdf', '', null],
  ])('%s', (name, type, period) => expect(guessPeriod(name, type, TODAY)).toBe(period));

  it('reaches back over new year', () => {
    expect(usualPeriod('btw-aangifte', '2026-02-01')).toBe('2025-Q4');
    expect(usualPeriod('loonaangifte', '2026-01-31')).toBe('2025-12');
  });
});

describe('the deadline', () => {
  it.each([
    [true, '2026-Q4', '2027-01-31'],
    [true, '2026-10', '2026-11-30'],
    [true, '2026-Q3', '2026-11-29'], // already past: a week
    [true, '2026', '2027-05-01'],
    [true, null, '2026-12-06'],
    [false, '2026-Q4', '2026-12-06'],
  ])('return %s of %s', (isReturn, period, day) =>
    expect(proposeDeadline(isReturn, period, TODAY)).toBe(day),
  );
});

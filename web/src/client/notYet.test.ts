import { expect, test } from 'vitest';
import { notYet } from '../i18n/notYet';

const OFFICE = 'Van Dijk Accountants';

test('whoever is new reads that they have access lately, and who can open it sooner', () => {
  expect(notYet.from('3 december 15:45')).toMatch(/^U heeft hier sinds kort toegang/);
  expect(notYet.sooner(OFFICE, true)).toBe(
    `Een andere medewerker van ${OFFICE} dan wie u toegang gaf, of een beheerder van deze omgeving, kan dit eerder openstellen.`,
  );
  expect(notYet.sooner(OFFICE, false)).not.toContain('beheerder');
});

test('what is approved is not signed on paper: the office records it', () => {
  expect(notYet.meanwhile.approve(OFFICE)).not.toContain('papier');
  expect(notYet.meanwhile.approve(OFFICE)).toContain('vastleggen');
  expect(notYet.meanwhile.sign).toContain('papier');
});

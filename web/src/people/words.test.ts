import { beforeAll, expect, test } from 'vitest';
import { loadTexts } from '../i18n';
import { withPeople } from './texts';
import { leastRights } from './presets';
import { actsFromWords } from './words';

beforeAll(async () => {
  await loadTexts();
  await withPeople(Promise.resolve());
});

const FROM = '2026-12-03T14:36:48Z';

test.each([
  [{ approve: true, sign: true }, 'accorderen en ondertekenen'],
  [{ approve: true }, 'accorderen'],
  [{ sign: true }, 'ondertekenen'],
  [{ role: 'beheerder' as const }, 'anderen toelaten'],
])('who was let in lately with %o reads what waits', (rights, words) => {
  const said = actsFromWords({ ...leastRights(), ...rights }, FROM);
  expect(said).toMatch(new RegExp(`^Kan vanaf 3 dec.* ${words}$`));
});

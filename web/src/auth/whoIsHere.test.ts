import { beforeAll, expect, test } from 'vitest';
import type { Me } from '../api/types';
import { loadTexts, withTexts } from '../i18n';
import { happened, wayOn } from './whoIsHere';

const me = (person: string, name: string, by?: string) =>
  ({ person, name, viewing: by ? { by } : null }) as Me;
const anna = me('anna', 'Anna de Vries');
const pieter = me('pieter', 'Pieter de Vries');
const bram = me('bram', 'Bram Bakker');
const asAnna = me('bram.anna', 'Anna de Vries', 'Bram Bakker');

beforeAll(async () => {
  await loadTexts();
  await withTexts(Promise.resolve());
});

test.each([
  [
    anna,
    pieter,
    'In een ander tabblad is nu Pieter de Vries ingelogd. Deze pagina was van Anna de Vries.',
  ],
  [
    anna,
    undefined,
    'In een ander tabblad is nu iemand anders ingelogd. Deze pagina was van Anna de Vries.',
  ],
  [anna, null, 'In een ander tabblad is uitgelogd. Deze pagina was van Anna de Vries.'],
  [
    bram,
    asAnna,
    'In een ander tabblad kijkt u nu mee als Anna de Vries. Deze pagina was van Bram Bakker.',
  ],
  [bram, bram, 'In een ander tabblad was even iemand anders ingelogd. Nu bent u het zelf weer.'],
  [asAnna, bram, 'U kijkt niet meer mee als Anna de Vries.'],
  [
    asAnna,
    pieter,
    'In een ander tabblad is nu Pieter de Vries ingelogd. Deze pagina was van Bram Bakker.',
  ],
])('it says who is there now and whose the page was', (page, now, words) => {
  expect(happened(page, now)).toBe(words);
});

test('who stopped looking along is back at the people of the client, others begin anew', () => {
  const viewing = { by: 'Bram Bakker', client_id: 'c1' };
  expect(wayOn({ ...asAnna, viewing } as Me, bram)).toBe('/kantoor/klanten/c1?deel=mensen');
  expect(wayOn({ ...asAnna, viewing } as Me, pieter)).toBe('/');
  expect(wayOn(bram, asAnna)).toBe('/');
});

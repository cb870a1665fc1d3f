import { beforeAll, expect, test } from 'vitest';
import { loadTexts } from '../i18n';
import { lostWords } from './lostTasks';
import { withPeople } from './texts';

beforeAll(async () => {
  await loadTexts();
  await withPeople(Promise.resolve());
});

test('what the office must pass on itself is not said to be for nobody', () => {
  const task = { title: 'Jaarrekening', client_name: 'Delta', outcome: 'stuck', names: [] };
  expect(lostWords({ ...task, ends_on: null } as never, false)).toBe(
    'Jaarrekening: gaat niet vanzelf naar iemand anders. Het kantoor kiest dan wie dit doet.',
  );
});

import { expect, test } from 'vitest';
import { match } from './match';

test('a path gives its named parts', () => {
  expect(match('/omgeving/C1/taken/T2', '/omgeving/:client/taken/:task')).toEqual({
    client: 'C1',
    task: 'T2',
  });
});

test('a slash at the end makes no difference', () => {
  expect(match('/taken/', '/taken')).toEqual({});
});

test.each(['/taken/T2', '/omgeving//taken/T2', '/omgeving/C1/dossier/T2', '/'])(
  '%s is another page',
  (path) => expect(match(path, '/omgeving/:client/taken/:task')).toBeNull(),
);

test('what was encoded in an address comes back as it was', () => {
  expect(match('/omgeving/a%20b', '/omgeving/:client')).toEqual({ client: 'a b' });
});

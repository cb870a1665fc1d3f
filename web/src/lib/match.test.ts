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

test.each(['/omgeving/a%20b', '/omgeving/%', '/omgeving/..', '/omgeving/%2e%2e', '/omgeving/a\\b'])(
  '%s has no id in it',
  (path) => expect(match(path, '/omgeving/:client')).toBeNull(),
);

const files = import.meta.glob<string>('../*/{routes,area}.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const pages = Object.values(files).flatMap((source) =>
  [...source.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => ({ path })),
);

/** What anybody may have made up to go to after signing in. */
const isPage = (asked: string) => pages.some(({ path }) => match(asked, path));

test('every page begins with a name of ours', () => {
  expect(pages.length).toBeGreaterThan(25);
  for (const { path } of pages) expect(path).toMatch(/^\/[a-z]/);
});

test.each([
  '/taken',
  '/taken/',
  '/omgeving/01JA/taken/01JB',
  '/dossier?map=fiscaal',
  '/kantoor/klanten/01JA?deel=mensen',
  '/kantoor/klanten/01JA?deel=//evil.example',
])('%s is one of our pages', (asked) => expect(isPage(asked)).toBe(true));

test.each([
  '',
  '/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '\t//evil.example',
  '/\n/evil.example/taken',
  ' /taken',
  '/%2Fevil.example',
  '/%5Cevil.example',
  '%2F%2Fevil.example',
  'https://evil.example/taken',
  'https:evil.example',
  '//evil.example/taken',
  '//taken',
  '/taken//evil.example',
  '/taken@evil.example',
  '/taken#//evil.example',
  '/omgeving/../taken',
  '/omgeving/..%2F..%2F/taken/x',
  '/omgeving/%',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  '/api/sessions',
  '/dev/outbox',
  '/nergens',
])('%j is not', (asked) => expect(isPage(asked)).toBe(false));

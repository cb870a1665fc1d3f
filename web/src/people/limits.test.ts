import { expect, test } from 'vitest';
import { Catalogue } from './catalogue';
import { coveredBy, folderOptions, toggle, typeOptions, within } from './limits';
import type { Rights } from './words';

const folder = (folder_id: string, name: string) => ({
  folder_id,
  name,
  parent_id: folder_id.includes('/') ? folder_id.split('/').slice(0, -1).join('/') : null,
});
const catalogue = new Catalogue(
  [folder('fiscaal', 'Fiscaal'), folder('advies', 'Advies'), folder('fiscaal/ib', 'IB')],
  [{ type_id: 'lor', name: 'LOR' } as never, { type_id: 'factuur', name: 'Factuur' } as never],
);
const rights: Rights = {
  role: 'beheerder',
  read: true,
  handle: true,
  approve: true,
  sign: true,
  folders: [],
  types: [],
  ends_on: null,
};

test('folders stand under the one they lie in', () => {
  const shown = folderOptions(catalogue, []);
  expect(shown.map(({ id, depth }) => [id, depth])).toEqual([
    ['fiscaal', 0],
    ['fiscaal/ib', 1],
    ['advies', 0],
  ]);
});

test('who is limited gives only what lies inside', () => {
  expect(folderOptions(catalogue, ['fiscaal/ib'])).toEqual([
    { id: 'fiscaal/ib', label: 'IB', depth: 0 },
  ]);
  expect(typeOptions(catalogue, ['lor']).map(({ id }) => id)).toEqual(['lor']);
});

test('a chosen folder covers what lies inside', () => {
  expect(toggle(['fiscaal/ib', 'advies'], 'fiscaal', true)).toEqual(['advies', 'fiscaal']);
  expect(toggle(['advies', 'fiscaal'], 'fiscaal', false)).toEqual(['advies']);
  expect(coveredBy(['fiscaal'], 'fiscaal/ib')).toBe('fiscaal');
  expect(coveredBy(['fiscaal'], 'fiscaal')).toBeUndefined();
});

test('rights start within those of who gives them', () => {
  const own: Rights = { ...rights, sign: false, folders: ['fiscaal'], ends_on: '2027-01-01' };
  expect(within(rights, own)).toEqual(own);
});

test('a folder is named with what it lies in', () => {
  expect(catalogue.folderPath('fiscaal/ib')).toBe('Fiscaal / IB');
  expect(catalogue.folderPath('weg')).toBe('weg');
  expect(catalogue.typeName('lor')).toBe('LOR');
});

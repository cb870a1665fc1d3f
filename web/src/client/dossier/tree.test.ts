import { expect, test } from 'vitest';
import { folderTree, isInside } from './tree';

const folders = [
  { folder_id: 'fiscaal', parent_id: null, name: 'Fiscaal' },
  { folder_id: 'fiscaal/overige', parent_id: 'fiscaal', name: 'Overige' },
  { folder_id: 'advies', parent_id: null, name: 'Advies' },
];

test('a folder counts what is in the folders under it', () => {
  const [fiscaal, advies] = folderTree(folders, ['fiscaal', 'fiscaal/overige', 'fiscaal/overige']);
  expect(fiscaal).toMatchObject({ name: 'Fiscaal', count: 3 });
  expect(fiscaal?.children).toMatchObject([{ name: 'Overige', count: 2 }]);
  expect(advies?.count).toBe(0);
});

test('a name that begins alike is another folder', () => {
  expect(isInside('fiscaal-oud', 'fiscaal')).toBe(false);
});

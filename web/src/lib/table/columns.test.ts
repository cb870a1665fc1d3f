import { expect, test } from 'vitest';
import { fitLayout, fold, moveColumn, sought, standardLayout, type Column } from './columns';

const column = (id: string): Column<string> => ({ id, label: id, text: String, width: 100 });
const standard = standardLayout(['a', 'b', 'c'].map(column), { by: 'a' });
const ids = (layout: typeof standard) => layout.columns.map((one) => one.column_id).join('');

test('a column takes the place of the one it is dropped on', () => {
  expect(ids(moveColumn(standard, 'a', 'c'))).toBe('bca');
  expect(ids(moveColumn(standard, 'c', 'a'))).toBe('cab');
  expect(ids(moveColumn(standard, 'b', 'b'))).toBe('abc');
});

test('a saved layout loses columns that are gone and gains new ones at the end', () => {
  const saved = {
    columns: [
      { column_id: 'gone', width: 100, hidden: false },
      { column_id: 'c', width: 5000, hidden: false },
      { column_id: 'a', width: 1, hidden: true },
    ],
    sort_by: 'gone',
    descending: true,
  };
  const fitted = fitLayout(saved, standard);
  expect(ids(fitted)).toBe('cab');
  expect(fitted.columns.map((one) => one.width)).toEqual([640, 80, 100]);
  expect(fitted).toMatchObject({ sort_by: 'a', descending: false });
});

test('a layout that hides everything is not believed', () => {
  const columns = standard.columns.map((one) => ({ ...one, hidden: true }));
  expect(fitLayout({ ...standard, columns }, standard).columns).toEqual(standard.columns);
});

test('searching does not care about capitals and accents', () => {
  expect(fold('Één Café')).toBe('een cafe');
});

test('searching does not care about dots and quotation marks', () => {
  expect(sought('Smit B.V.')).toBe(sought('smit bv'));
  expect(sought('’t Hart')).toBe(sought("'t hart"));
});

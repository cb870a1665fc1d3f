import { expect, test } from 'vitest';
import { inkOf, scaled, type Sheet } from './strokes';

const point = (x: number, y: number) => ({ x, y, pressure: 0.5, time: 0 });
const sheet = {
  strokes: [{ points: [point(10, 20.126), point(30, 40)] }, { points: [point(5, 5)] }],
  width: 300,
  height: 100,
} as unknown as Sheet;

test('strokes go to the API as points, without what only the screen needs', () => {
  expect(inkOf(sheet)).toEqual({
    strokes: [
      [
        [10, 20.13],
        [30, 40],
      ],
      [[5, 5]],
    ],
    width: 300,
    height: 100,
    typed: '',
  });
});

test('a drawing keeps its shape when the window becomes smaller', () => {
  const half = scaled(sheet, 150, 50);
  expect(inkOf(half).strokes[0]).toEqual([
    [5, 10.06],
    [15, 20],
  ]);
  expect([half.width, half.height]).toEqual([150, 50]);
});

test('a sheet that was never laid out changes nothing', () => {
  expect(scaled({ ...sheet, width: 0 }, 150, 50).strokes).toEqual(sheet.strokes);
});

import { describe, expect, it } from 'vitest';
import { LEAST, around, fitted, lowOn, moved, overlap, percent, resized } from './boxes';

const box = { page: 2, left: 0.5, top: 0.5, width: 0.3, height: 0.1 };

describe('the place of a signature', () => {
  it('moves over the page and stays on it', () => {
    expect(moved(box, 0.1, -0.2)).toMatchObject({ page: 2, left: 0.6, top: 0.3 });
    expect(moved(box, 5, 5)).toMatchObject({ left: 0.7, top: 0.9 });
    expect(moved(box, -5, -5)).toMatchObject({ left: 0, top: 0 });
  });

  it('grows to the edge of the page and no further, and stays large enough to sign in', () => {
    expect(resized(box, 9, 9)).toEqual({ ...box, width: 0.5, height: 0.5 });
    expect(resized(box, -9, -9)).toEqual({ ...box, ...LEAST });
  });

  it('fits on the page wherever somebody points', () => {
    expect(around(1, 0, 1)).toMatchObject({ page: 1, left: 0 });
    const { top, height } = around(1, 0, 1);
    expect(top + height).toBeLessThanOrEqual(1);
    expect(fitted({ page: 1, left: 2, top: 2, width: 2, height: 2 })).toEqual({
      page: 1,
      left: 0,
      top: 0,
      width: 1,
      height: 1,
    });
  });

  it('is proposed where no other one is', () => {
    const places = [0, 1, 2, 3].map((index) => lowOn(3, index));
    for (const one of places)
      for (const other of places) expect(overlap(one, other)).toBe(one === other);
    expect(overlap(box, { ...box, page: 3 })).toBe(false);
  });

  it('is told in per cents', () => expect(percent(0.12345)).toBe(12.3));
});

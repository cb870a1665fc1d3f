/** Where a signature comes: fractions of a page as it is seen, from its top left corner. */
import type { Box } from '../../../api/types';

export type Side = 'left' | 'top' | 'width' | 'height';
export const USUAL = { width: 0.36, height: 0.085 };
export const LEAST = { width: 0.12, height: 0.03 };
const MOST_COLUMNS = 2;

/** Four decimals: a tenth of a millimetre is enough for anybody. */
const round = (value: number) => Math.round(value * 10_000) / 10_000;
const within = (value: number, least: number, most: number) =>
  round(Math.min(Math.max(value, least), most));

/** The same box, on the page and large enough to hold a signature. */
export function fitted({ page, left, top, width, height }: Box): Box {
  const [wide, tall] = [within(width, LEAST.width, 1), within(height, LEAST.height, 1)];
  return {
    page,
    width: wide,
    height: tall,
    left: within(left, 0, 1 - wide),
    top: within(top, 0, 1 - tall),
  };
}

export const moved = (box: Box, across: number, down: number): Box =>
  fitted({ ...box, left: box.left + across, top: box.top + down });

/** The top left corner stays where it is. */
export function resized(box: Box, across: number, down: number): Box {
  const width = within(box.width + across, LEAST.width, 1 - box.left);
  const height = within(box.height + down, LEAST.height, 1 - box.top);
  return fitted({ ...box, width, height });
}

/** Of the usual size, with its middle at a point. */
export const around = (page: number, left: number, top: number): Box =>
  fitted({ page, ...USUAL, left: left - USUAL.width / 2, top: top - USUAL.height / 2 });

/** A place low on a page, beside those that are there: two columns, filled from below. */
export function lowOn(page: number, index: number): Box {
  const [column, row] = [index % MOST_COLUMNS, Math.floor(index / MOST_COLUMNS)];
  return fitted({ page, ...USUAL, left: 0.1 + column * 0.44, top: 0.84 - row * 0.11 });
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.page === other.page &&
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

export const percent = (fraction: number) => Math.round(fraction * 1000) / 10;

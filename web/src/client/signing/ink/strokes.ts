/** Strokes as vectors, on a sheet in CSS pixels: what was drawn outlives the size of the window. */
import type { PointGroup } from 'signature_pad';
import type { Ink } from '../calls';

export interface Sheet {
  strokes: PointGroup[];
  width: number;
  height: number;
}

/** What the API takes at most. */
const MOST_STROKES = 300;
const MOST_POINTS = 2000;

const rounded = (value: number) => Math.round(value * 100) / 100;

export function inkOf({ strokes, width, height }: Sheet): Ink {
  const lines = strokes
    .slice(0, MOST_STROKES)
    .map(({ points }) =>
      points.slice(0, MOST_POINTS).map(({ x, y }): [number, number] => [rounded(x), rounded(y)]),
    );
  return { strokes: lines, width: rounded(width), height: rounded(height), typed: '' };
}

/** The same drawing on a sheet of another width; its shape stays. */
export function scaled(sheet: Sheet, width: number, height: number): Sheet {
  const factor = sheet.width ? width / sheet.width : 1;
  const strokes = sheet.strokes.map((stroke) => ({
    ...stroke,
    points: stroke.points.map((point) => ({ ...point, x: point.x * factor, y: point.y * factor })),
  }));
  return { strokes, width, height };
}

import { describe, expect, it } from 'vitest';
import type { PDFDocumentProxy } from '../../../lib/pdf/pdf';
import { findAnchors } from './anchor';

const piece = (str: string, x: number, y: number) => ({
  str,
  transform: [1, 0, 0, 1, x, y],
  width: 50,
});
const page = (...items: object[]) => ({
  getTextContent: async () => ({ items }),
  getViewport: () => ({
    width: 600,
    height: 800,
    convertToViewportPoint: (x: number, y: number) => [x, 800 - y],
  }),
});
const pdf = (...pages: object[]) =>
  ({
    numPages: pages.length,
    getPage: async (number: number) => pages[number - 1],
  }) as unknown as PDFDocumentProxy;

describe('words in a document', () => {
  const known = pdf(
    page(piece('Jaarrekening 2025', 60, 700), { type: 'beginMarkedContent' }),
    page(piece('Hand', 120, 400), piece('tekening', 150, 400), piece('Handtékening', 60, 200)),
  );

  it('are found on every page, also when cut in pieces', async () => {
    const found = await findAnchors(known, ' handtekening ');
    expect(found.map(({ page: number, left }) => [number, left])).toEqual([
      [2, 0.2],
      [2, 0.1],
    ]);
    expect(found[0]?.top).toBeCloseTo(0.508); // just below the words
  });

  it('may stand over several pieces with spaces between', async () => {
    expect(await findAnchors(known, 'jaarrekening  2025')).toHaveLength(1);
  });

  it('may be nowhere', async () => {
    expect(await findAnchors(known, 'stempel')).toEqual([]);
    expect(await findAnchors(known, '  ')).toEqual([]);
  });

  it('at the foot of a page keep the box on it', async () => {
    const [box] = await findAnchors(pdf(page(piece('Directie', 500, 10))), 'directie');
    expect((box?.top ?? 1) + (box?.height ?? 1)).toBeLessThanOrEqual(1);
    expect((box?.left ?? 1) + (box?.width ?? 1)).toBeLessThanOrEqual(1);
  });
});

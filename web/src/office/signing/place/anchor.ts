/** Finds words in a PDF, and the place of a signature below them. */
import type { Box } from '../../../api/types';
import { fold } from '../../../lib/table/columns';
import type { PDFDocumentProxy, PDFPageProxy } from '../../../lib/pdf/pdf';
import { USUAL, fitted } from './boxes';

type Content = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
interface Piece {
  str: string;
  /** The last two are where its first letter stands, in the PDF's own coordinates. */
  transform: number[];
  width: number;
}
const GAP = 0.008;

/** Every place where the words stand, in the order of reading. */
export async function findAnchors(pdf: PDFDocumentProxy, words: string): Promise<Box[]> {
  const wanted = squeeze(words);
  const found: Box[] = [];
  if (!wanted) return found;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const pieces = piecesOf(await page.getTextContent());
    for (const piece of standing(pieces, wanted)) found.push(below(page, number, piece));
  }
  return found;
}

const squeeze = (text: string) => fold(text).replace(/\s+/g, '');

const piecesOf = (content: Content): Piece[] =>
  content.items.flatMap((item) => ('str' in item ? [item as Piece] : []));

/** Words may be cut into pieces, or stand apart by nothing but their place: spaces do not count. */
function standing(pieces: Piece[], wanted: string): Piece[] {
  const owners = pieces.flatMap((piece) => [...squeeze(piece.str)].map(() => piece));
  const text = pieces.map((piece) => squeeze(piece.str)).join('');
  const found: Piece[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const owner = owners[at];
    if (owner) found.push(owner);
  }
  return found;
}

function below(page: PDFPageProxy, number: number, { transform }: Piece): Box {
  const view = page.getViewport({ scale: 1 });
  const [x = 0, y = 0] = view.convertToViewportPoint(transform[4] ?? 0, transform[5] ?? 0);
  return fitted({ page: number, ...USUAL, left: x / view.width, top: y / view.height + GAP });
}

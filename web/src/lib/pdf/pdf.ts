/** pdf.js, set up once. Only the viewer imports this. */
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { trustedScript } from '../trusted';

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
export const { TextLayer } = pdfjs;

let worker: Worker | null = null;

export async function openPdf(data: Uint8Array): Promise<PDFDocumentProxy> {
  // a port of our own: given an address, pdf.js makes a worker that Trusted Types refuses
  worker ??= new Worker(trustedScript(workerUrl), { type: 'module' });
  pdfjs.GlobalWorkerOptions.workerPort = worker;
  return pdfjs.getDocument({
    data,
    isEvalSupported: false,
    useWasm: false,
    wasmUrl: '/pdf/wasm/',
    standardFontDataUrl: '/pdf/standard_fonts/',
    cMapUrl: '/pdf/cmaps/',
    cMapPacked: true,
    enableXfa: false,
    // What is odd in somebody's PDF is not an event of ours: errors only.
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  }).promise;
}

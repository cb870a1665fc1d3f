/** Serves the fonts and image decoders that pdf.js fetches itself, beside the bundle. */
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const HOME = 'node_modules/pdfjs-dist';
const WANTED = /\.(pfb|ttf|bcmap|js)$/; // no .wasm: the content policy forbids compiling it
const FOLDERS = ['standard_fonts', 'cmaps', 'wasm'];

const names = (folder: string) => readdirSync(join(HOME, folder)).filter((n) => WANTED.test(n));

export function pdfAssets(): Plugin {
  return {
    name: 'pdf-assets',
    generateBundle() {
      for (const folder of FOLDERS)
        for (const name of names(folder))
          this.emitFile({
            type: 'asset',
            fileName: `pdf/${folder}/${name}`,
            source: readFileSync(join(HOME, folder, name)),
          });
    },
    configureServer(server) {
      server.middlewares.use('/pdf', (request, response, next) => {
        const [, folder = '', name = ''] = (request.url ?? '').split('/');
        if (!FOLDERS.includes(folder) || !names(folder).includes(name)) return next();
        createReadStream(join(HOME, folder, name)).pipe(response);
      });
    },
  };
}

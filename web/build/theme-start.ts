/**
 * Puts theme-start.js into the page, so that nothing is fetched before the first paint, with the
 * hashed names of the locale files, so that the right one loads beside the script.
 * scripts/local/headers.py and infra/cloudfront.yaml name its hash.
 */
import { readFile } from 'node:fs/promises';
import { minify, type Plugin } from 'vite';

const SOURCE = new URL('../src/theme-start.js', import.meta.url);
const PLACE = '<script id="theme-start"></script>';

export function themeStart(): Plugin {
  return {
    name: 'theme-start',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const files = Object.values(bundle ?? {});
        const name = (locale: string) =>
          files.find((file) => file.type === 'chunk' && file.name === `locale-${locale}`)?.fileName;
        const hints = ['nl', 'en'].map((locale) => [locale, name(locale)] as const);
        const attributes = hints.map(([locale, file]) =>
          file ? ` data-${locale}="/${file}"` : '',
        );
        const { code } = await minify('theme-start.js', await readFile(SOURCE, 'utf8'));
        return html.replace(PLACE, () => `<script${attributes.join('')}>${code.trim()}</script>`);
      },
    },
  };
}

/** Tells theme-start.js the hashed names of the locale files, so that the right one loads beside the script. */
import type { Plugin } from 'vite';

export function localeHints(): Plugin {
  return {
    name: 'locale-hints',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const files = Object.values(bundle ?? {});
        const name = (locale: string) =>
          files.find((file) => file.type === 'chunk' && file.name === `locale-${locale}`)?.fileName;
        const hints = ['nl', 'en'].map((locale) => [locale, name(locale)] as const);
        const attributes = hints.map(([locale, file]) =>
          file ? ` data-${locale}="/${file}"` : '',
        );
        return html.replace('src="/theme-start.js"', `src="/theme-start.js"${attributes.join('')}`);
      },
    },
  };
}

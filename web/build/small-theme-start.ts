/** theme-start.js is copied as it is written; a browser needs neither its words nor its names. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minify, type Plugin } from 'vite';

const NAME = 'theme-start.js';

export function smallThemeStart(): Plugin {
  return {
    name: 'small-theme-start',
    async writeBundle({ dir = '' }) {
      const path = join(dir, NAME);
      const { code } = await minify(NAME, await readFile(path, 'utf8'));
      await writeFile(path, code);
    },
  };
}

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { pdfAssets } from './build/pdf-assets.ts';
import { preloaded } from './build/preloading.ts';
import { startChunk } from './build/start-chunk.ts';
import { themeStart } from './build/theme-start.ts';

const api = process.env['API'] ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [svelte(), pdfAssets(), themeStart()],
  build: {
    target: 'baseline-widely-available',
    assetsInlineLimit: 0, // the content policy allows no data: scripts or styles
    modulePreload: { polyfill: false, resolveDependencies: preloaded },
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/sw.ts' },
      output: {
        codeSplitting: startChunk(),
        // the first page names every part by its hash: seven characters are told apart as well as eight
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash:7].js'),
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
      },
    },
  },
  server: { proxy: { '/api': api, '/dev': api } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});

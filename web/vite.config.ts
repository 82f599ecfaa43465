import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import autoprefixer from 'autoprefixer';
import tailwindcss from 'tailwindcss';
import { defineConfig } from 'vitest/config';
import { VitePWA } from 'vite-plugin-pwa';
import { apiPage } from './scripts/api-page.mjs';
import { guide } from './scripts/guide.mjs';

// Where `npm run dev` and `npm run preview` find a running server: the pages and the API share one origin, as in production.
const server = process.env.SPOTME_SERVER ?? 'http://127.0.0.1:8080';
/** By its whole path: from where a dependency stands no shorter one leads here. */
const own = (name: string): string => fileURLToPath(new URL(`./src/ui/${name}.ts`, import.meta.url));
const proxy = { '/api/': { target: server } };

export default defineConfig({
  plugins: [
    guide(),
    apiPage(),
    lingui({ macroTransform: true, failOnMissing: true, failOnCompileError: true }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false, // public/manifest.webmanifest, written by hand
      injectManifest: {
        globPatterns: ['index.html', 'assets/*.{js,css,woff2}', 'manifest.webmanifest', 'icons/icon.svg'],
        // The guide, the map and the description of the interface are looked at with a network: a phone need not keep them.
        globIgnores: ['assets/guide-*', 'assets/leaflet-*', 'assets/api-page-*'],
        rollupFormat: 'iife',
      },
    }),
  ],
  resolve: {
    // The code is written against React's API and runs on Preact (docs/decisions).
    alias: [
      { find: /^react$/, replacement: 'preact/compat' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^tailwind-merge$/, replacement: own('class-names') },
      { find: /^@radix-ui\/react-slot$/, replacement: own('slot') },
      { find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: own('external-store') },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { postcss: { plugins: [tailwindcss, autoprefixer] } },
  build: {
    target: 'es2022',
    // The policy of the server allows no inline code and no data: script; fonts and images stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        // What the clock page needs comes in one file: one request, and one dictionary for the compression.
        codeSplitting: {
          groups: [{ debugName: 'guide', name: (id) => (id.startsWith('\0virtual:guide/') ? `guide-${id.slice(-2)}` : null), test: /virtual:guide/ }, { name: 'leaflet', test: /node_modules\/leaflet\// }, { name: 'core', test: /node_modules\/(preact|wouter|@lingui|openapi-fetch|idb|class-variance-authority|clsx|regexparam)|src\/(clock|help\/foot|why\/why\.tsx|frame\/(?!more|bar|far-pages|desk-pages|not-found)|api\/(client|reach)|i18n\/\w+\.ts|session\/(session|return-path)|ui\/(ask|button|callout|card|icon|store|tag|toast|wide|class-names|slot))/ }],
        },
      },
    },
    reportCompressedSize: false,
  },
  server: { proxy },
  preview: { proxy },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});

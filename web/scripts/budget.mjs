// What a phone loads for the clock page, gzipped, against what was promised: script, style and fonts.
// It reads the built files: the page's own script, all that it imports at once, and one language's core catalogue.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const read = (path) => readFileSync(new URL(path, dist));
const manifest = JSON.parse(read('.vite/manifest.json'));
const limits = { script: 45_000, style: 14_000, fonts: 60_000 };

const files = { script: new Set(), style: new Set(), fonts: new Set() };

function follow(name) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`the build's manifest knows no ${name}`);
  if (files.script.has(chunk.file)) return;
  files.script.add(chunk.file);
  for (const style of chunk.css ?? []) files.style.add(style);
  for (const other of chunk.imports ?? []) follow(other);
}

follow('index.html');
follow('src/i18n/core/ms.po');
for (const [, href] of read('index.html').toString().matchAll(/<link rel="stylesheet"[^>]*href="\/([^"]+)"/g)) files.style.add(href);
for (const style of files.style) {
  for (const [, url] of read(style).toString().matchAll(/url\(["']?\/([^"')]+\.woff2)/g)) files.fonts.add(url);
}

// A font is compressed already, and is sent as it is.
const weigh = { script: (data) => gzipSync(data, { level: 9 }).length, style: (data) => gzipSync(data, { level: 9 }).length, fonts: (data) => data.length };
let over = false;
for (const [kind, limit] of Object.entries(limits)) {
  if (files[kind].size === 0) throw new Error(`no ${kind} found: is the build complete?`);
  const size = [...files[kind]].reduce((sum, file) => sum + weigh[kind](read(file)), 0);
  over ||= size > limit;
  console.log(`${size > limit ? 'OVER' : 'ok  '} ${kind.padEnd(6)} ${(size / 1000).toFixed(1)} KB of ${limit / 1000} KB in ${files[kind].size} files`);
}
process.exit(over ? 1 : 0);

// Every text that a page may show must have come with it: names the files that a page imports whose catalogue it does not load.
// Which catalogues hold a file's texts is read from the catalogues themselves.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The catalogues of each source file that says something. */
function homes() {
  const found = new Map();
  for (const file of globSync('src/i18n/*/ms.po')) {
    const name = file.split('/')[2];
    for (const [, source] of readFileSync(file, 'utf8').matchAll(/^#: (\S+)$/gm)) found.set(source, (found.get(source) ?? new Set()).add(name));
  }
  return found;
}

const fileOf = (from, path) => [`${join(dirname(from), path)}.tsx`, `${join(dirname(from), path)}.ts`].find((file) => existsSync(file));

/** What a file brings with it at once: its imports, and theirs. */
function closure(file, seen = new Set()) {
  if (!file || seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/^(?:import (?!type)[^;]*?|export [^;]*?) from '(\.[^']+)';/gm)) closure(fileOf(file, path), seen);
  return seen;
}

/** What a file asks for later, with the catalogues that come with it: `later(…)`, or an import beside `loadCatalogue(…)`. */
const comesLater = (text) => [
  ...[...text.matchAll(/\blater(?:<[^(]*>)?\(([^(]*?), \(\) => import\('(\.[^']+)'\)/gs)].map(([, words, path]) => ({ path, words })),
  ...[...text.matchAll(/\bimport\('(\.[^']+)'\), loadCatalogue\(('[^']+')\)/g)].map(([, path, words]) => ({ path, words })),
];

/** Problems, as lines to print. */
export function textsWithoutTheirCatalogue() {
  const known = homes();
  const problems = new Set();
  for (const file of globSync('src/**/*.{ts,tsx}')) {
    for (const { path, words } of comesLater(readFileSync(file, 'utf8'))) {
      const loaded = new Set(['core', ...[...words.matchAll(/'([^']+)'/g)].map(([, name]) => name)]);
      for (const one of closure(fileOf(file, path))) {
        const its = known.get(one);
        if (its && ![...its].some((name) => loaded.has(name))) problems.add(`${file}: ${path} shows ${one}, so it needs the catalogue ${[...its].join(' or ')}`);
      }
    }
  }
  return [...problems];
}

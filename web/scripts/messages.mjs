// Fails when a text of the screens is not in the catalogues, has no English, has two, or is shown by a page that does not
// load it. All catalogues come into one dictionary, where of two the one that was loaded last would win: give such a text a
// context, or one English. What extraction would write is compared with what stands there, and put back: a check changes nothing.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { formatter } from '@lingui/format-po';
import { textsWithoutTheirCatalogue } from './pages.mjs';

const catalogues = globSync('src/i18n/*/*.po').sort();
const before = new Map(catalogues.map((file) => [file, readFileSync(file, 'utf8')]));
execFileSync('npx', ['lingui', 'extract', '--clean'], { stdio: ['ignore', 'ignore', 'inherit'] });

const problems = textsWithoutTheirCatalogue();
const english = new Map();
const undated = (text) => text.replace(/^"POT-Creation-Date:.*\n/m, '');
const po = formatter();
for (const [file, text] of before) {
  const now = readFileSync(file, 'utf8');
  if (undated(now) !== undated(text)) problems.push(`${file} is not what the source says: npm run extract`);
  if (file.endsWith('/en.po')) {
    const messages = await po.parse(now, { locale: 'en', sourceLocale: 'ms', filename: file });
    for (const [id, message] of Object.entries(messages)) {
      if (!message.translation) problems.push(`${file}: no English for "${message.message}"`);
      const first = english.get(id) ?? { file, text: message.translation };
      if (first.text !== message.translation) problems.push(`"${message.message}" is "${first.text}" in ${first.file} and "${message.translation}" in ${file}`);
      english.set(id, first);
    }
  }
  writeFileSync(file, text);
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

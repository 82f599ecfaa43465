// Fails when a text of the screens is not in the catalogues, or has no English. What extraction would write is compared with
// what stands there, and put back: a check changes nothing.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { formatter } from '@lingui/format-po';

const catalogues = globSync('src/i18n/*/*.po').sort();
const before = new Map(catalogues.map((file) => [file, readFileSync(file, 'utf8')]));
execFileSync('npx', ['lingui', 'extract', '--clean'], { stdio: ['ignore', 'ignore', 'inherit'] });

const problems = [];
const undated = (text) => text.replace(/^"POT-Creation-Date:.*\n/m, '');
const po = formatter();
for (const [file, text] of before) {
  const now = readFileSync(file, 'utf8');
  if (undated(now) !== undated(text)) problems.push(`${file} is not what the source says: npm run extract`);
  if (file.endsWith('/en.po')) {
    const messages = await po.parse(now, { locale: 'en', sourceLocale: 'ms', filename: file });
    for (const message of Object.values(messages)) {
      if (!message.translation) problems.push(`${file}: no English for "${message.message}"`);
    }
  }
  writeFileSync(file, text);
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

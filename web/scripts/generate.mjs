// Writes src/api/schema.ts from the description of the API; with --check it fails when the file is not what would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

const source = new URL('../../docs/api/openapi.yaml', import.meta.url);
const target = new URL('../src/api/schema.ts', import.meta.url);
const text = COMMENT_HEADER + astToString(await openapiTS(source, { alphabetize: false, rootTypes: false }));

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('src/api/schema.ts is not what docs/api/openapi.yaml says: npm run generate');
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}

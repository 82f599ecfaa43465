// Every gate of the web, one after another; all are run even when one fails.
import { spawnSync } from 'node:child_process';

const gates = [
  ['the API as described', 'node', ['scripts/generate.mjs', '--check']],
  ['lint, and texts in both languages', 'npm', ['run', '--silent', 'lint']],
  ['types', 'npx', ['tsc', '--noEmit']],
  ['tests', 'npx', ['vitest', 'run']],
  ['build, and the weight of the clock page', 'npm', ['run', '--silent', 'build']],
];
const failed = gates.filter(([name, command, options]) => {
  console.log(`== ${name}`);
  return spawnSync(command, options, { stdio: 'inherit' }).status !== 0;
});
for (const [name] of failed) console.error(`failed: ${name}`);
process.exit(failed.length > 0 ? 1 : 0);

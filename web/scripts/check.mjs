// Every gate of the web, one after another; all are run even when one fails.
import { spawnSync } from 'node:child_process';

const gates = [
  ['the API as described', 'node', ['scripts/generate.mjs', '--check']],
  ['texts in both languages', 'node', ['scripts/messages.mjs']],
  ['types', 'npx', ['tsc', '--noEmit']],
  ['lint', 'npx', ['biome', 'lint', '--error-on-warnings', '.']],
  ['tests', 'npx', ['vitest', 'run']],
  ['build', 'npx', ['vite', 'build', '--logLevel', 'warn']],
  ['weight of the clock page', 'node', ['scripts/budget.mjs']],
];
const failed = gates.filter(([name, command, options]) => {
  console.log(`== ${name}`);
  return spawnSync(command, options, { stdio: 'inherit' }).status !== 0;
});
for (const [name] of failed) console.error(`failed: ${name}`);
process.exit(failed.length > 0 ? 1 : 0);

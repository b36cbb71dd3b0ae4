// npm run check: format, lint, types, unit tests; the first that fails ends it.
import { spawnSync } from 'node:child_process';

const steps = [
  ['Format and lint', ['biome', 'check', '--error-on-warnings']],
  ['Types', ['tsc', '-p', '.']],
  ['Types of the workspace app', ['tsc', '-p', 'web']],
  ['Unit tests', ['vitest', 'run', '--project', 'unit']],
] as const;

for (const [name, command] of steps) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync('pnpm', ['exec', ...command], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

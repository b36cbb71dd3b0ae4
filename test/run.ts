// npm test: everything that is checked, on the real parts: format, lint and types, then units and the whole system.
import { spawnSync } from 'node:child_process';

const run = (...command: string[]) => {
  const { status } = spawnSync('pnpm', ['exec', ...command], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const asked = process.argv.slice(2);
if (asked.length === 0) {
  run('biome', 'check', '--error-on-warnings');
  run('tsc', '-p', '.');
  run('tsc', '-p', 'web');
}
run('vitest', 'run', ...asked);

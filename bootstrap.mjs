// Runs a command of the repository with the pinned Node and pnpm, whatever the machine has (Node 20 or newer
// and npm are enough): where they are missing it starts itself again under npx, and it installs what the
// lockfile names before the first run and after every change of the lockfile.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE = '24.21.0';
const PNPM = '10.34.9';
const root = dirname(fileURLToPath(import.meta.url));
const [command = 'start', ...rest] = process.argv.slice(2);

const run = (file, args, env = {}) => {
  const child = spawn(file, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
  child.on('error', (error) => {
    console.error(`Cannot run ${file}: ${error.message}`);
    process.exit(1);
  });
};

const [major, minor] = process.versions.node.split('.').map(Number);
const nodeIsOld = major < 22 || (major === 22 && minor < 18);
const pnpmWorks = () => spawnSync('pnpm', ['--version'], { cwd: root, stdio: 'ignore' }).status === 0;

if (nodeIsOld || !pnpmWorks()) {
  if (process.env.NDP_BOOTSTRAPPED) {
    console.error(`Node ${NODE} and pnpm ${PNPM} could not be fetched from the npm registry.`);
    process.exit(1);
  }
  console.error(`Fetching Node ${NODE} and pnpm ${PNPM} …`);
  const args = ['--yes', '--loglevel=error', '-p', `node@${NODE}`, '-p', `pnpm@${PNPM}`, '--', 'node', 'bootstrap.mjs'];
  run('npx', [...args, command, ...rest], { NDP_BOOTSTRAPPED: '1' });
} else {
  install();
  const node = (...args) => run(process.execPath, ['--disable-warning=ExperimentalWarning', ...args, ...rest]);
  const commands = {
    start: () => node('packages/local/start.ts'),
    dev: () => node('packages/local/start.ts', '--watch'),
    test: () => node('test/run.ts'),
    check: () => node('test/check.ts'),
    bench: () => node('test/load/bench.ts'),
    soak: () => node('test/load/soak.ts'),
    ndp: () => node('packages/local/operate.ts'),
  };
  const chosen = commands[command];
  if (!chosen) {
    console.error(`Unknown command "${command}". Known: ${Object.keys(commands).join(', ')}.`);
    process.exit(1);
  }
  chosen();
}

/**
 * Installs when the lockfile differs from the one last installed; says so, because it can take half a minute.
 * Running needs less than testing does: the browser, the linter and the compiler come with the first test.
 */
function install() {
  const onlyToRun = ['start', 'ndp'].includes(command);
  const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'));
  const wanted = createHash('sha256')
    .update(lockfile)
    .update(process.platform + process.arch)
    .digest('hex');
  const marker = join(root, 'node_modules', '.installed');
  const found = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  if (found === `${wanted} all` || (onlyToRun && found === `${wanted} run`)) return;
  console.error('Installing the packages of the lockfile …');
  const args = ['install', '--frozen-lockfile', '--reporter=append-only', ...(onlyToRun ? ['--prod'] : [])];
  const done = spawnSync('pnpm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  if (done.status !== 0) {
    console.error(`${done.stdout}\n${done.stderr}\nThe packages could not be installed: see the lines above.`);
    process.exit(1);
  }
  writeFileSync(marker, `${wanted} ${onlyToRun ? 'run' : 'all'}`);
}

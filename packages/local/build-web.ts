import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = join(root, 'web');

/** Folder of the built workspace app, which the Worker serves through its binding ASSETS. */
export const webFolder = join(root, 'dist', 'web');
const marker = join(root, 'dist', 'web.sources');

/** Builds the workspace app into dist/web unless it is there already from the same sources. Answers whether it built. */
export async function buildWeb(): Promise<boolean> {
  const wanted = fingerprint();
  if (existsSync(join(webFolder, 'index.html')) && existsSync(marker) && readFileSync(marker, 'utf8') === wanted)
    return false;
  mkdirSync(dirname(webFolder), { recursive: true });
  const made = mkdtempSync(join(root, 'dist', '.web-'));
  try {
    await vite(made);
    put(made);
    writeFileSync(marker, wanted);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  return true;
}

/** Builds again a moment after every change of a source file. Answers how to stop. */
export function watchWeb(log: (line: string) => void): () => void {
  let soon: NodeJS.Timeout | undefined;
  let building: Promise<unknown> = Promise.resolve();
  const watcher = watch(sources, { recursive: true }, (_, name) => {
    if (name === null || name.startsWith('node_modules')) return;
    clearTimeout(soon);
    soon = setTimeout(() => {
      building = building.then(() => buildWeb()).catch((error: Error) => log(error.message));
    }, 100);
  });
  return () => {
    clearTimeout(soon);
    watcher.close();
  };
}

/** In a process of its own: Vite belongs to web/, and a build that fails leaves nothing behind in this one. */
function vite(outDir: string): Promise<void> {
  const args = [join(sources, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', outDir, '--emptyOutDir'];
  // Whoever builds (a test runner says "test"), what is served is the production build of React.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, args, { cwd: sources, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The workspace app could not be built:\n${said}`)),
    );
  });
}

/**
 * File by file into the folder that may be served meanwhile: what index.html names is there before index.html is,
 * and what nobody names any more goes last.
 */
function put(made: string): void {
  const files = filesIn(made).sort((a, b) => Number(a === 'index.html') - Number(b === 'index.html'));
  for (const file of files) {
    mkdirSync(dirname(join(webFolder, file)), { recursive: true });
    renameSync(join(made, file), join(webFolder, file));
  }
  const named = new Set(files);
  for (const file of filesIn(webFolder)) if (!named.has(file)) rmSync(join(webFolder, file), { force: true });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
}

/** Of all the app is made of: its sources, the portal's fonts, the versions of its packages, and how it is built. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const own = readdirSync(sources, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesIn(join(sources, entry.name)).map((file) => join('web', entry.name, file))
        : [join('web', entry.name)],
    );
  const fonts = filesIn(join(root, 'workers/portal/assets/fonts')).map((f) => join('workers/portal/assets/fonts', f));
  for (const file of [...own, ...fonts, 'pnpm-lock.yaml', 'packages/local/build-web.ts'].sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWeb();

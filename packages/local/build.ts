import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, context } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Path of the one file that is the Worker, locally and on Cloudflare. */
export const workerFile = join(root, 'dist', 'worker.js');

const options: BuildOptions = {
  entryPoints: [join(root, 'workers', 'main.ts')],
  outfile: workerFile,
  bundle: true,
  format: 'esm',
  target: 'es2024',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['workerd', 'worker', 'browser', 'import'],
  external: ['node:*', 'cloudflare:*'],
  loader: { '.css': 'text', '.woff2': 'binary', '.svg': 'text' },
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  minify: true,
  keepNames: false,
  sourcemap: 'linked',
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Builds the Worker into dist/worker.js and answers its size in bytes. */
export async function buildWorker(): Promise<number> {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const { metafile } = await build({ ...options, define: { BUILD_ID: JSON.stringify(Date.now().toString(36)) } });
  return Object.entries(metafile?.outputs ?? {}).find(([path]) => path.endsWith('worker.js'))?.[1].bytes ?? 0;
}

/** Builds again at every change of a source file and calls `built` after each. Answers how to stop. */
export async function watchWorker(built: () => Promise<void>): Promise<() => Promise<void>> {
  const watching = await context({
    ...options,
    define: { BUILD_ID: '"dev"' },
    plugins: [
      { name: 'after', setup: ({ onEnd }) => onEnd(({ errors }) => (errors.length === 0 ? built() : undefined)) },
    ],
  });
  await watching.watch();
  return () => watching.dispose();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWorker();

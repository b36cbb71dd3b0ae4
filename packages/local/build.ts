import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, context, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Path of the one file that is the Worker, locally and on Cloudflare. */
export const workerFile = join(root, 'dist', 'worker.js');

/** `ndp:build` names each build anew, so that what an earlier build has put into a cache is not taken for this one's. */
const buildName: Plugin = {
  name: 'build name',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^ndp:build$/ }, ({ path }) => ({ path, namespace: 'build' }));
    onLoad({ filter: /.*/, namespace: 'build' }, () => ({ contents: `export default '${Date.now().toString(36)}';` }));
  },
};

/**
 * Passkeys are registered with attestation "none", so no certificate of an authenticator's maker is ever looked at;
 * what would do so is left out, and says so should it ever be asked. docs/decisions/0019
 */
const withoutCertificates: Plugin = {
  name: 'without certificates',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@peculiar\/x509$/ }, ({ path }) => ({ path, namespace: 'certificates' }));
    const names = [
      ...['X509Certificate', 'X509ChainBuilder', 'X509Crl', 'AuthorityKeyIdentifierExtension'],
      ...['CRLDistributionPointsExtension', 'SubjectKeyIdentifierExtension'],
    ];
    const refusing = 'class { constructor() { throw new Error("attestation certificates are not validated"); } }';
    onLoad({ filter: /.*/, namespace: 'certificates' }, () => ({
      contents: names.map((name) => `export const ${name} = ${refusing};`).join('\n'),
    }));
  },
};

/** How the Worker is built. */
export const workerBuild: BuildOptions = {
  entryPoints: [join(root, 'workers', 'main.ts')],
  outfile: workerFile,
  bundle: true,
  format: 'esm',
  target: 'es2024',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['workerd', 'worker', 'browser', 'import'],
  external: ['node:*', 'cloudflare:*'],
  plugins: [buildName, withoutCertificates],
  loader: { '.css': 'text', '.woff2': 'binary', '.svg': 'text' },
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  minify: true,
  keepNames: false,
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'warning',
};

/** Builds the Worker into dist/worker.js and answers its size in bytes. Whoever reads meanwhile gets a whole file. */
export async function buildWorker(): Promise<number> {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const { outputFiles } = await build({ ...workerBuild, write: false });
  for (const { path, contents } of outputFiles) {
    writeFileSync(`${path}.${process.pid}`, contents);
    renameSync(`${path}.${process.pid}`, path);
  }
  return outputFiles.find(({ path }) => path === workerFile)?.contents.byteLength ?? 0;
}

/** Builds again at every change of a source file and calls `built` after each. Answers how to stop. */
export async function watchWorker(built: () => Promise<void>): Promise<() => Promise<void>> {
  const after: Plugin = {
    name: 'after',
    setup: ({ onEnd }) => onEnd(({ errors }) => (errors.length === 0 ? built() : undefined)),
  };
  const watching = await context({ ...workerBuild, plugins: [...(workerBuild.plugins ?? []), after] });
  await watching.watch();
  return () => watching.dispose();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWorker();

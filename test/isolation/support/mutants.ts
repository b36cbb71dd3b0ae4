import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { workerBuild } from '@ndp/local/build';
import { keysIn } from '@ndp/local/keys';
import { context, type Plugin } from 'esbuild';
import { Miniflare } from 'miniflare';
import { inject } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** One guard switched off: a text of one source file replaced by another. */
export interface Mutation {
  guard: string;
  file: string;
  from: string;
  to: string;
}

/** A source file with one guard switched off. Throws where the text is not there, once and only once. */
export function mutated({ guard, file, from, to }: Mutation): string {
  const parts = readFileSync(join(root, file), 'utf8').split(from);
  if (parts.length === 2) return parts.join(to);
  throw new Error(`${guard}: the text stands ${parts.length - 1} times in ${file}, adapt it there: ${from}`);
}

/** The Worker's bundles, each with one guard switched off. */
export async function mutantsOf(mutations: readonly Mutation[]): Promise<string[]> {
  let contents = '';
  let path = '';
  const mutation: Plugin = {
    name: 'mutation',
    setup({ onLoad }) {
      const files = mutations.map(({ file }) => file.replaceAll('.', '\\.'));
      onLoad({ filter: new RegExp(`(${files.join('|')})$`) }, (loaded) =>
        loaded.path === path ? { contents, loader: 'ts' } : undefined,
      );
    },
  };
  const plugins = [...(workerBuild.plugins ?? []), mutation];
  // Rebuilding parses again only what has changed.
  const building = await context({ ...workerBuild, sourcemap: false, write: false, logLevel: 'error', plugins });
  const bundles: string[] = [];
  for (const one of mutations) {
    contents = mutated(one);
    path = join(root, one.file);
    const { outputFiles } = await building.rebuild();
    bundles.push(outputFiles?.[0]?.text ?? '');
  }
  await building.dispose();
  return bundles;
}

/** Starts Workers with these bundles beside the shared one, on the same databases. Answers their addresses. */
export async function startWorkers(bundles: readonly string[]): Promise<{ at: string[]; stop: () => Promise<void> }> {
  const { readUrl, writeUrl, data, url } = inject('stack');
  const keys = await keysIn(data);
  const bindings = {
    PUBLIC_ORIGIN: url,
    LIBSQL_URL: readUrl,
    LIBSQL_WRITE_URL: writeUrl,
    LIBSQL_PORTAL_URL: readUrl,
    LIBSQL_SIGNING_KEY: keys.database,
    EDGE_CACHE: 'off',
    CURSOR_KEY: keys.cursorKey,
    ACCESS_KEY: keys.access,
    ACCESS_PUBLIC_KEYS: keys.accessPublic,
    SEALING_KEY: keys.sealingKey,
  };
  const miniflare = new Miniflare({
    host: '127.0.0.1',
    port: 0,
    // What they say is nobody's business here; it is read so that they are not held up.
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => void [stdout.resume(), stderr.resume()],
    workers: bundles.map((contents, index) => ({
      name: `mutant-${index}`,
      modules: [{ type: 'ESModule' as const, path: 'worker.js', contents }],
      compatibilityDate: '2026-07-01',
      compatibilityFlags: ['nodejs_compat'],
      bindings,
      r2Buckets: ['FILES'],
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    })),
  });
  await miniflare.ready;
  const addresses = await Promise.all(bundles.map((_, index) => miniflare.unsafeGetDirectURL(`mutant-${index}`)));
  return { at: addresses.map(({ origin }) => origin), stop: () => miniflare.dispose() };
}

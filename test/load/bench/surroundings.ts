import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on, without naming the machine. */
export function surroundings(): string {
  const processors = cpus();
  const load = loadavg()[0] ?? 0;
  return [
    new Date().toISOString().slice(0, 10),
    `${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    process.platform,
    `node ${process.versions.node}`,
    `workerd ${workerdVersion()}`,
    `load before ${load.toFixed(1)}`,
  ].join(', ');
}

/** The runtime that packages/local starts: the one its Miniflare depends on. */
function workerdVersion(): string {
  const local = createRequire(new URL('../../../packages/local/package.json', import.meta.url));
  const miniflare = createRequire(local.resolve('miniflare'));
  try {
    return JSON.parse(readFileSync(miniflare.resolve('workerd/package.json'), 'utf8')).version;
  } catch {
    return 'unknown';
  }
}

// The Worker's process: the built bundle under Miniflare, its bindings from wrangler.toml, cron ticks. Forked by the
// stack; ends with it. When workerd dies this process ends too, and the stack starts it again.
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Miniflare, type MiniflareOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
};

const configuration = fileURLToPath(new URL('../../wrangler.toml', import.meta.url));
// Assets named to Miniflare put two workers in front of ours; here its binding is the folder itself. docs/decisions/0014
const { assets: _, ...workerOptions } = unstable_getMiniflareWorkerOptions(configuration).workerOptions;
const secrets = JSON.parse(setting('WORKER_BINDINGS')) as Record<string, string>;
const port = Number(setting('WORKER_PORT'));

const options: MiniflareOptions = {
  host: '127.0.0.1',
  port: 0,
  defaultPersistRoot: setting('WORKER_DATA'),
  r2Persist: true,
  // workerd is our child: when its output ends without our doing, it has died.
  handleRuntimeStdio(stdout: Readable, stderr: Readable) {
    for (const stream of [stdout, stderr]) stream.on('data', (chunk) => process.stderr.write(chunk));
    stdout.on('close', () => {
      if (!changing) process.exit(70);
    });
  },
  workers: [
    {
      ...(workerOptions as object),
      name: 'ndp',
      serviceBindings: { ...workerOptions.serviceBindings, ASSETS: { disk: { path: setting('WORKER_WEB') } } },
      // Named as a list, so that Miniflare does not go looking for optional imports that nobody uses.
      modules: [{ type: 'ESModule', path: setting('WORKER_FILE') }],
      bindings: { ...workerOptions.bindings, ...secrets },
      // Straight to our Worker: the entry worker that Miniflare puts in front costs half the requests per second.
      unsafeDirectSockets: [{ host: '127.0.0.1', port }],
    },
  ],
};

let changing = false;
const miniflare = new Miniflare(options);
await miniflare.ready;

/** What cron does on Cloudflare, once a minute there; here as often as the stack says. */
async function tick(): Promise<void> {
  const worker = await miniflare.getWorker('ndp');
  await worker.scheduled({ cron: '* * * * *', scheduledTime: new Date() });
}
const every = Number(process.env.WORKER_TICK ?? 5000);
const ticking =
  every > 0 ? setInterval(() => tick().catch((error) => console.error(`cron: ${error}`)), every) : undefined;

async function end(): Promise<void> {
  if (changing) return;
  changing = true;
  clearInterval(ticking);
  await miniflare.dispose();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, end);
process.on('message', async (message: { tick?: true; reload?: true }) => {
  if (message.tick)
    await tick().then(
      () => process.send?.({ ticked: true }),
      (error) => process.send?.({ ticked: String(error) }),
    );
  if (message.reload) {
    changing = true;
    await miniflare.setOptions(options);
    changing = false;
  }
});
process.send?.({ ready: true });

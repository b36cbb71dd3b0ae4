import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Servers } from '@ndp/database/servers';
import { isLocalStack } from '@ndp/domain/providers/address';
import type { GateConfiguration } from '@ndp/gate/configuration';
import { type OpenGate, openGate } from '@ndp/gate/open';
import { buildWorker, workerFile } from './build.ts';
import { buildWeb, webFolder } from './build-web.ts';
import { keepRunning } from './keep.ts';
import { type Keys, keysIn } from './keys.ts';
import { type MailSink, startMailSink } from './mail.ts';
import type { Admin } from './namespaces.ts';
import { assertFree, freePort } from './ports.ts';
import { prepareDatabases } from './prepare.ts';
import { forked, type Started } from './process.ts';
import { DEMO_PASSWORD } from './seed/demo.ts';
import { Trouble } from './trouble.ts';

export interface StackOptions {
  /** Folder of everything that is kept: databases, files, mail, keys. */
  data: string;
  /** Port of the Worker on 127.0.0.1; 0 takes a free one. */
  port: number;
  /** Milliseconds between two cron ticks; 0 for none. */
  tick?: number;
  /** Seeds the catalogue; without it the databases are migrated and empty. */
  seed?: boolean;
  /** Demonstration members; refused where the public address is not this machine. */
  demo?: boolean;
  /** Where the world reaches the portal, for canonical addresses; http://localhost:<port> unless given. */
  publicOrigin?: string;
  /** Puts the Cache API between memory and database, as on Cloudflare. docs/decisions/0010 */
  edgeCache?: boolean;
  /** Where mail is handed over; to the sink of this stack unless given. */
  smtpUrl?: string;
  /** "Name <address>" from which mail comes. */
  mailFrom?: string;
  /** Puts another address in front of the database servers: for tests that break connections on purpose. */
  through?: (servers: { readUrl: string; writeUrl: string }) => Promise<{ readUrl: string; writeUrl: string }>;
  say?: (line: string) => void;
  log?: (line: string) => void;
}

/** Where a running stack can be reached, as stack.json in its data folder says to the operator's command line. */
export interface Running {
  readUrl: string;
  writeUrl: string;
  adminUrl: string;
  /** Origin of the addresses that people are told, without a slash at the end. */
  publicOrigin: string;
}

/** The whole system on one machine: libSQL server, write gate, Worker, files, mail. */
export interface Stack {
  url: string;
  servers: Servers;
  admin: Admin;
  keys: Keys;
  mail: MailSink;
  /** The Worker's process; one that died has been replaced by a new one. */
  worker(): Started<unknown>;
  gate: OpenGate;
  /** Runs one cron tick now and settles when it is done. */
  tick(): Promise<void>;
  /** Takes a newly built bundle into use. */
  reload(): void;
  close(): Promise<void>;
}

export async function startStack(options: StackOptions): Promise<Stack> {
  const { data, say = () => {}, log = () => {} } = options;
  if (options.demo && options.publicOrigin !== undefined && !isLocalStack(options.publicOrigin))
    throw new Trouble(`No demonstration accounts where people are served (${options.publicOrigin}).`);
  assertWritable(data);
  const port = options.port === 0 ? await freePort() : options.port;
  await assertFree(port);
  const keys = await keysIn(data);
  const [gatePort, metricsPort, sqldPort, adminPort] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  const [bundle, appBuilt] = await Promise.all([buildWorker(), buildWeb()]);
  say(`Worker built (${Math.round(bundle / 1024)} kB)${appBuilt ? ', workspace app built' : ''}`);

  const parts: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const part of parts.reverse()) await part();
  };
  try {
    const configuration: GateConfiguration = {
      gatePort,
      metricsPort,
      port: sqldPort,
      adminPort,
      data: join(data, 'libsql'),
      jwtKeyFile: keys.databasePublicFile,
      adminKey: keys.adminKey,
    };
    const startGate = async () => {
      // What it says before it is ready is its reason for not starting, and is told once, as Trouble.
      let serving = false;
      const opened = await openGate(configuration, (text) => (serving ? log(text.trim()) : undefined)).catch(
        (error) => {
          throw new Trouble(error.message.trim());
        },
      );
      serving = true;
      return opened;
    };
    const keptGate = await keepRunning('write gate', startGate, log);
    parts.push(keptGate.stop);
    const gate = keptGate.current();
    const at = (number: number) => `http://127.0.0.1:${number}`;
    const direct = { readUrl: gate.read, writeUrl: gate.write };
    const servers: Servers = { ...direct, portalUrl: direct.readUrl, signingKey: keys.database };
    const admin = { url: gate.admin, key: keys.adminKey };
    await prepareDatabases(servers, admin, { seed: options.seed ?? true, demo: options.demo ?? true, say });

    const file = join(data, 'stack.json');
    const publicOrigin = (options.publicOrigin ?? `http://localhost:${port}`).replace(/\/$/, '');
    writeFileSync(file, JSON.stringify({ ...direct, adminUrl: admin.url, publicOrigin } satisfies Running));
    parts.push(async () => rmSync(file, { force: true }));

    const mail = await startMailSink(join(data, 'mail'));
    parts.push(mail.close);
    const seen = options.through ? await options.through(direct) : direct;
    const environment = {
      WORKER_PORT: String(port),
      WORKER_FILE: workerFile,
      WORKER_WEB: webFolder,
      WORKER_DATA: join(data, 'storage'),
      WORKER_TICK: String(options.tick ?? 5000),
      WORKER_BINDINGS: JSON.stringify({
        PUBLIC_ORIGIN: options.publicOrigin ?? `http://localhost:${port}`,
        LIBSQL_URL: seen.readUrl,
        LIBSQL_WRITE_URL: seen.writeUrl,
        LIBSQL_PORTAL_URL: seen.readUrl,
        LIBSQL_SIGNING_KEY: keys.database,
        EDGE_CACHE: options.edgeCache ? 'on' : 'off',
        CURSOR_KEY: keys.cursorKey,
        ACCESS_KEY: keys.access,
        ACCESS_PUBLIC_KEYS: keys.accessPublic,
        SEALING_KEY: keys.sealingKey,
        CLIENT_ADDRESS_HEADER: '',
        SMTP_URL: options.smtpUrl ?? `smtp://127.0.0.1:${mail.smtpPort}`,
        MAIL_FROM: options.mailFrom ?? '',
        DEMO_PASSWORD: (options.seed ?? true) && (options.demo ?? true) ? DEMO_PASSWORD : '',
      }),
    };
    const startWorker = async () => {
      await assertFree(port);
      return forked('./worker.ts', environment, log);
    };
    const keptWorker = await keepRunning('Worker', startWorker, log);
    parts.push(keptWorker.stop);
    const worker = keptWorker.current;

    return {
      url: at(port),
      servers,
      admin,
      keys,
      mail,
      gate,
      worker,
      tick: () => tickOf(worker()),
      reload: () => void worker().process.send({ reload: true }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function tickOf({ process: child }: Started<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const died = () => reject(new Error('the Worker ended during the tick'));
    child.once('exit', died);
    child.once('message', ({ ticked }: { ticked: true | string }) => {
      child.off('exit', died);
      if (ticked === true) resolve();
      else reject(new Error(ticked));
    });
    child.send({ tick: true });
  });
}

function assertWritable(data: string): void {
  try {
    makeFolder(data);
    if (!statSync(data).isDirectory()) throw Object.assign(new Error(), { code: 'it is a file' });
    accessSync(data, constants.W_OK);
  } catch (error) {
    throw new Trouble(
      `The data folder ${data} cannot be written (${(error as NodeJS.ErrnoException).code}). Choose another: DATA_DIR=… npm start`,
    );
  }
}

/** Not `recursive`: Node's own loops for ever where a parent exists but takes no folder (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

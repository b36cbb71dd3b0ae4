// The stack that the suites share, in a process of its own. Says how to reach it once it is ready.
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '../../packages/local/stack.ts';

const data = mkdtempSync(join(tmpdir(), 'ndp-test-'));
const lines: string[] = [];
const log = join(data, 'log.txt');
const note = (line: string) => {
  lines.push(line);
  appendFileSync(log, `${line}\n`);
};
writeFileSync(log, '');
const stack = await startStack({ data, port: 0, tick: 3000, edgeCache: true, log: note }).catch((error) => {
  console.error(lines.join('\n'));
  rmSync(data, { recursive: true, force: true });
  throw error;
});

const end = async () => {
  await stack.close();
  rmSync(data, { recursive: true, force: true });
  process.exit(0);
};
process.on('SIGTERM', end).on('SIGINT', end).on('disconnect', end);
process.send?.({
  url: stack.url,
  readUrl: stack.servers.readUrl,
  writeUrl: stack.servers.writeUrl,
  adminUrl: stack.admin.url,
  adminKey: stack.admin.key,
  database: stack.keys.database,
  access: stack.keys.access,
  mail: stack.mail.url,
  data,
  log,
});

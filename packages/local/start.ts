// npm start, npm run dev: the whole system on this machine until Ctrl-C.
import { resolve } from 'node:path';
import { DatabaseFailure } from '@ndp/database/failure';
import { watchWorker } from './build.ts';
import { watchWeb } from './build-web.ts';
import { demoMembers } from './seed/demo.ts';
import { startStack } from './stack.ts';
import { Trouble } from './trouble.ts';

const began = performance.now();
const watching = process.argv.includes('--watch');
const data = resolve(process.env.DATA_DIR ?? '.data');
const port = Number(process.env.PORT ?? 8787);

try {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Trouble(`PORT=${process.env.PORT} is not a port (1–65535).`);
  const say = (line: string) => console.log(`  ${line}`);
  console.log('Starting the National Digital Platforms stack …');
  const edgeCache = process.env.EDGE_CACHE === 'on';
  const { PUBLIC_ORIGIN: publicOrigin, SMTP_URL: smtpUrl, MAIL_FROM: mailFrom } = process.env;
  if (publicOrigin !== undefined && !URL.canParse(publicOrigin))
    throw new Trouble(`PUBLIC_ORIGIN=${publicOrigin} is not an address.`);
  // Whoever names a public address serves people: nobody made up signs in there.
  const demo = publicOrigin === undefined;
  const stack = await startStack({
    data,
    port,
    edgeCache,
    demo,
    ...(publicOrigin && { publicOrigin }),
    ...(smtpUrl && { smtpUrl }),
    ...(mailFrom && { mailFrom }),
    say,
    log: (line) => console.error(`  ${line}`),
  });
  const stopWatching = watching ? await watchWorker(async () => stack.reload()) : undefined;
  const stopWatchingWeb = watching ? watchWeb((line) => console.error(`  ${line}`)) : undefined;

  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    console.log('\nStopping …');
    stopWatchingWeb?.();
    await stopWatching?.();
    await stack.close();
    process.exit(0);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  console.log(`
Ready in ${((performance.now() - began) / 1000).toFixed(1)} s${watching ? ', rebuilding at every change' : ''}

  Cổng thông tin   http://localhost:${port}
  Không gian làm việc  http://localhost:${port}/dang-nhap
  English          http://localhost:${port}/en
  API              http://localhost:${port}/v1/openapi.json
  Thư (Mail)       ${smtpUrl ? 'sent to SMTP_URL' : stack.mail.url}
  Gate metrics     ${stack.gate.metrics}/metrics
  Data             ${data}

${demo ? `  Tokens for the JSON API, 12 hours: npm run --silent ndp token <who>\n  ${demoMembers.map(({ called }) => called).join(', ')}\n` : ''}
Ctrl-C stops everything.`);
} catch (error) {
  // A database that cannot be read is told in one line as well; anything else is a fault of ours and keeps its trace.
  if (!(error instanceof Trouble || error instanceof DatabaseFailure)) throw error;
  const advice = error instanceof Trouble ? '' : ` (data in ${data}: restore the folder from a backup)`;
  console.error(`${error.message.split('\n')[0]}${advice}`);
  process.exit(1);
}

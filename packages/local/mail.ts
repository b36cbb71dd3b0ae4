import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { newId } from '@ndp/database/ids';
import { SMTPServer } from 'smtp-server';
import { answer } from './mail-pages.ts';

export interface MailSink {
  /** Where the Worker sends mail by SMTP. */
  smtpPort: number;
  /** Where people read it in the browser. */
  url: string;
  close(): Promise<void>;
}

/**
 * Takes every mail and delivers none: a real SMTP server on loopback whose messages lie in a folder and can be read
 * in the browser, or as JSON at /messages.json.
 */
export async function startMailSink(folder: string): Promise<MailSink> {
  mkdirSync(folder, { recursive: true });
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: 20_000_000,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        writeFileSync(join(folder, `${newId()}.eml`), Buffer.concat(chunks));
        done();
      });
    },
  });
  smtp.on('error', (error) => console.error(`mail: ${error.message}`));
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const http = createServer(async (request, response) => {
    const { status, type, body, policy } = await answer(folder, request.url ?? '/').catch((error) => ({
      status: 500,
      type: 'text/plain',
      body: String(error),
      policy: "default-src 'none'",
    }));
    response
      .writeHead(status, {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .end(body);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const portOf = (address: unknown) => (address as { port: number }).port;
  return {
    smtpPort: portOf(smtp.server.address()),
    url: `http://127.0.0.1:${portOf(http.address())}`,
    async close() {
      http.closeAllConnections();
      await Promise.all([
        new Promise<void>((r) => http.close(() => r())),
        new Promise<void>((r) => smtp.close(() => r())),
      ]);
    },
  };
}

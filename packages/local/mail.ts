import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { newId } from '@ndp/database/ids';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface MailSink {
  /** Where the Worker sends mail by SMTP. */
  smtpPort: number;
  /** Where people read it in the browser. */
  url: string;
  close(): Promise<void>;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

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
    const messages = await Promise.all(
      readdirSync(folder)
        .filter((file) => file.endsWith('.eml'))
        .sort()
        .reverse()
        .slice(0, 200)
        .map(async (file) => ({
          id: file.slice(0, -4),
          ...(await PostalMime.parse(readFileSync(join(folder, file)))),
        })),
    );
    const short = messages.map(({ id, from, to, subject, date, text, html }) => ({
      id,
      from: from?.address,
      to: to?.map((t) => t.address),
      subject,
      date,
      text,
      html,
    }));
    if (request.url === '/messages.json') {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(short));
      return;
    }
    const rows = short.map(
      (m) =>
        `<article><h2>${escaped(m.subject ?? '')}</h2><p>${escaped(m.from ?? '')} → ${escaped(String(m.to))} · ${escaped(m.date ?? '')}</p><pre>${escaped(m.text ?? '')}</pre></article>`,
    );
    const empty = '<p>Chưa có thư nào.</p>';
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" })
      .end(
        `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Thư thử nghiệm</title><h1>Thư thử nghiệm</h1>${rows.join('') || empty}</html>`,
      );
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

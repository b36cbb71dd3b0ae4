import { createServer, type Socket } from 'node:net';

/** What a client asks for: the command, or that the whole message has been heard. */
export type Heard = { command: string; line: string } | { command: '.'; line: string; message: string };

export interface ScriptedServer {
  port: number;
  /** Messages that were answered with 250, oldest first. */
  taken: { to: string; message: string }[];
  /** Every line that was heard, messages apart. */
  lines: string[];
  /** Decides what is answered: a reply, null to hang up, undefined to go on as a good server does. */
  script: (heard: Heard, to: string) => Promise<string | null | undefined> | string | null | undefined;
  close(): Promise<void>;
}

/** A mail server of one's own that says what the test wants it to say. */
export async function startSmtpServer(port = 0): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    void converse(socket, scripted).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const scripted: ScriptedServer = {
    port: (server.address() as { port: number }).port,
    taken: [],
    lines: [],
    script: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return scripted;
}

const USUAL: Record<string, string> = { EHLO: '250-test\r\n250 8BITMIME', DATA: '354 go on', QUIT: '221 bye' };

async function converse(socket: Socket, server: ScriptedServer): Promise<void> {
  let buffer = '';
  let to = '';
  let inMessage = false;
  const say = (text: string) => socket.write(`${text}\r\n`);
  const answer = async (heard: Heard) => {
    const said = await server.script(heard, to);
    if (said === null) socket.destroy();
    else say(said ?? USUAL[heard.command] ?? '250 well');
    return said === undefined || said?.startsWith('250') || said?.startsWith('354');
  };
  say('220 test');
  for await (const chunk of socket.setEncoding('utf8')) {
    buffer += chunk;
    for (;;) {
      const end = buffer.indexOf(inMessage ? '\r\n.\r\n' : '\r\n');
      if (end < 0) break;
      const text = buffer.slice(0, end);
      buffer = buffer.slice(end + (inMessage ? 5 : 2));
      if (inMessage) {
        inMessage = false;
        const message = text.replace(/^\.\./gm, '.');
        if (await answer({ command: '.', line: '.', message })) server.taken.push({ to, message });
        continue;
      }
      server.lines.push(text);
      const command = text.split(/[ :]/)[0]?.toUpperCase() ?? '';
      if (command === 'RCPT') to = /<(.*)>/.exec(text)?.[1] ?? '';
      if ((await answer({ command, line: text })) && command === 'DATA') inMessage = true;
      if (command === 'QUIT') socket.end();
    }
  }
}

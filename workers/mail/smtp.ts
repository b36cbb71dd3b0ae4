import type { Socket } from '@cloudflare/workers-types';
import { type Conversation, conversationOn, type Reply, within } from './conversation.ts';
import { type Fault, SmtpFailure } from './failure.ts';
import type { SmtpAddress, SmtpLogin } from './smtp-address.ts';

export interface Envelope {
  from: string;
  to: string;
}

/** An open connection to a mail server, over which several mails may go. */
export interface Smtp {
  /** Hands over one whole message (RFC 5322). Throws SmtpFailure. */
  send(envelope: Envelope, message: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a connection, secure and signed in as the address says. A server that would take a password in the clear gets
 * none. Throws SmtpFailure `server`. RFC 5321, 3207, 4954; why not a library: docs/decisions/0013.
 * @param own the name this host calls itself
 */
export async function openSmtp({ host, port, tls, login }: SmtpAddress, own: string): Promise<Smtp> {
  const { connect } = await import('cloudflare:sockets');
  const secureTransport = tls === 'starttls' ? 'starttls' : tls;
  let socket = connect({ hostname: host, port }, { secureTransport, allowHalfOpen: false });
  // A connection that breaks is noticed where it is read; this promise would break unheard.
  socket.closed.catch(() => {});
  try {
    await within(socket.opened);
    let talk = conversationOn(socket);
    expect(await talk.say(null), [220], 'server');
    let offers = await greet(talk, own);
    if (tls === 'starttls') {
      expect(await talk.say('STARTTLS'), [220], 'server');
      talk.release();
      socket = socket.startTls();
      socket.closed.catch(() => {});
      talk = conversationOn(socket);
      offers = await greet(talk, own);
    }
    if (login) await signIn(talk, offers, login);
    return smtpOn(socket, talk, offers);
  } catch (error) {
    await socket.close().catch(() => {});
    throw error;
  }
}

function smtpOn(socket: Socket, talk: Conversation, offers: readonly string[]): Smtp {
  return {
    async send({ from, to }, message) {
      const { path, beyondAscii } = mailbox(to);
      if (beyondAscii && !offers.some((offer) => offer.startsWith('SMTPUTF8')))
        throw new SmtpFailure('mail', 'the server takes no address beyond ASCII');
      expect(await talk.say(`MAIL FROM:<${from}>${beyondAscii ? ' SMTPUTF8' : ''}`), [250], 'server');
      try {
        expect(await talk.say(`RCPT TO:<${path}>`), [250, 251], 'mail');
        expect(await talk.say('DATA'), [354], 'mail');
        expect(await talk.say(`${message.replace(/^\./gm, '..').replace(/\r\n$/, '')}\r\n.`), [250], 'mail');
      } catch (error) {
        // What ends in the middle of a mail may be this mail's doing: it must not keep the others waiting for ever.
        if (error instanceof SmtpFailure && error.fault === 'server')
          throw new SmtpFailure('broken', error.message, error.code);
        // The next mail on this connection starts from nothing.
        await talk.say('RSET');
        throw error;
      }
    },
    async close() {
      await talk.say('QUIT').catch(() => {});
      await socket.close().catch(() => {});
    },
  };
}

/** In one word, or in two where a server knows only that. */
async function signIn(talk: Conversation, offers: readonly string[], { user, password }: SmtpLogin): Promise<void> {
  const coded = (text: string) => Buffer.from(text).toString('base64');
  const ways = offers.find((offer) => offer.startsWith('AUTH'))?.split(' ') ?? [];
  if (ways.includes('PLAIN') || !ways.includes('LOGIN'))
    return expect(await talk.say(`AUTH PLAIN ${coded(`\0${user}\0${password}`)}`), [235], 'server');
  expect(await talk.say('AUTH LOGIN'), [334], 'server');
  expect(await talk.say(coded(user)), [334], 'server');
  expect(await talk.say(coded(password)), [235], 'server');
}

async function greet(talk: Conversation, own: string): Promise<string[]> {
  const reply = await talk.say(`EHLO ${own}`);
  expect(reply, [250], 'server');
  return reply.lines.map((line) => line.toUpperCase());
}

/** 421 is the server leaving, whatever was asked; another 4xx puts off what would otherwise be refused. */
function expect({ code, lines }: Reply, codes: readonly number[], fault: 'server' | 'mail'): void {
  if (codes.includes(code)) return;
  const whose: Fault = code === 421 || fault === 'server' ? 'server' : code < 500 ? 'later' : 'mail';
  throw new SmtpFailure(whose, `${code} ${lines.join(' ').slice(0, 300)}`, code);
}

/** The address as the protocol takes it: the domain in ASCII, nothing in it that would end the command. */
function mailbox(address: string): { path: string; beyondAscii: boolean } {
  const [, local = '', domain = ''] = /^([^\s<>@\p{Cc}]+)@([^\s<>@\p{Cc}]+)$/u.exec(address) ?? [];
  const url = `http://${domain}`;
  if (local === '' || !URL.canParse(url)) throw new SmtpFailure('mail', 'this is not an address');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is ASCII begins at zero
  return { path: `${local}@${new URL(url).hostname}`, beyondAscii: !/^[\x00-\x7f]*$/.test(local) };
}

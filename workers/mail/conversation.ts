import type { Socket } from '@cloudflare/workers-types';
import { SmtpFailure } from './failure.ts';

/** A server that says nothing for so long is away, in milliseconds. */
const PATIENCE = 20_000;
const LONGEST_REPLY = 64_000;

export interface Reply {
  code: number;
  /** What follows the code, line by line. */
  lines: string[];
}

/** What is said and answered on one connection. */
export interface Conversation {
  /** Says a line and answers the reply; without a line, the greeting. Throws SmtpFailure when the server is away. */
  say(line: string | null): Promise<Reply>;
  /** Lets go of the socket, so that it can be made secure. */
  release(): void;
}

export function conversationOn(socket: Socket): Conversation {
  const reader = socket.readable.getReader();
  const writer = socket.writable.getWriter();
  const decoder = new TextDecoder();
  let heard = '';

  const reply = async (): Promise<Reply> => {
    for (;;) {
      const last = /^(\d{3})(?: [^\r\n]*)?\r?\n/m.exec(heard);
      if (last) {
        const end = last.index + last[0].length;
        const lines = heard.slice(0, end).trimEnd().split(/\r?\n/);
        heard = heard.slice(end);
        return { code: Number(last[1]), lines: lines.map((line) => line.slice(4)) };
      }
      // A stream that has ended answers at once and for ever: without this look nobody else would get a turn.
      const { value, done } = await within(reader.read());
      if (done) throw new SmtpFailure('server', 'the server hung up');
      heard += decoder.decode(value as Uint8Array, { stream: true });
      if (heard.length > LONGEST_REPLY) throw new SmtpFailure('server', 'the server talks without end');
    }
  };

  return {
    async say(line) {
      if (line !== null) await within(writer.write(new TextEncoder().encode(`${line}\r\n`)));
      return reply();
    },
    release() {
      reader.releaseLock();
      writer.releaseLock();
    },
  };
}

/** Settles as the promise does, but not later than PATIENCE; whatever breaks is the server's doing. */
export async function within<T>(promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE / 1000} s`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } catch (error) {
    throw new SmtpFailure('server', error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}

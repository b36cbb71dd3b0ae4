// Taking a request in: which namespace it writes to, and its whole body, before it queues.
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

// The server's own write addresses. A closed list, because `/dev/:namespace/…` would name a namespace the gate does not see.
const ADDRESSES =
  /^\/(?:|health|version|v1|v2|v3|v3-protobuf|v1\/(?:execute|batch)|(?:v2|v3|v3-protobuf)\/pipeline|(?:v3|v3-protobuf)\/cursor)$/;

/** Whether the gate forwards this method and path. */
export function isServed(method: string | undefined, url: string | undefined): boolean {
  return (method === 'POST' || method === 'GET') && ADDRESSES.test((url ?? '').split('?', 1)[0] ?? '');
}

/**
 * The namespace a request means, read as the server reads it, in base64 without padding; undefined when the header
 * is not canonical base64: two spellings of one namespace would be two queues.
 */
export function namespaceOf(headers: IncomingHttpHeaders): string | undefined {
  const header = headers['x-namespace-bin'];
  if (header === undefined) {
    const host = headers.host ?? '';
    return unpadded(Buffer.from(host.includes('.') ? (host.split('.', 1)[0] ?? '') : 'default'));
  }
  const bytes = Buffer.from(String(header), 'base64');
  return bytes.length > 0 && unpadded(bytes) === String(header).replace(/=+$/, '') ? unpadded(bytes) : undefined;
}

/** Bytes of all bodies in the gate, so that many large ones cannot exhaust its memory. */
export interface Memory {
  readonly most: number;
  used: number;
}

/** The whole body; 'too-large' past `most` bytes, 'full' when the memory of all bodies is spent, 'gone' when the client left. */
export function bodyOf(
  request: IncomingMessage,
  most: number,
  memory: Memory,
): Promise<Buffer | 'too-large' | 'full' | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const stop = (outcome: 'too-large' | 'full' | 'gone') => {
      memory.used -= length;
      length = 0;
      request.off('data', take).off('end', finish).off('close', leave).resume();
      resolve(outcome);
    };
    const take = (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      memory.used += chunk.length;
      if (length > most) stop('too-large');
      else if (memory.used > memory.most) stop('full');
    };
    const finish = () => {
      request.off('close', leave);
      resolve(Buffer.concat(chunks));
    };
    const leave = () => stop('gone');
    if (Number(request.headers['content-length'] ?? 0) > most) return stop('too-large');
    request
      .on('data', take)
      .on('end', finish)
      .on('close', leave)
      .on('error', () => undefined);
  });
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

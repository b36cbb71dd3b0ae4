// The load generator's process: raw sockets, no HTTP library, so that it costs less than what it measures. It sends
// requests that were made up beforehand, each connection waiting for its answer before it sends again.
import { connect, type Socket } from 'node:net';

/** Requests of one kind, as they go over the wire. */
export interface Series {
  readonly name: string;
  readonly port: number;
  readonly requests: readonly string[];
  /** Each request at most once: for answers that must not come out of a cache. */
  readonly once: boolean;
  readonly status: number;
}

export interface Slice {
  readonly run: string;
  readonly connections: number;
  readonly milliseconds: number;
}

/** What one slice of time brought. */
export interface Outcome {
  readonly answers: number;
  readonly seconds: number;
  /** Milliseconds from sending to the last byte, ascending. */
  readonly times: Float64Array;
  /** Answers with another status than the series expects, and connections that broke. */
  readonly wrong: number;
  readonly complaint: string;
  /** A few bodies, to be looked at by whoever knows what should be in them. */
  readonly samples: readonly string[];
  /** Bytes of one answer with its headers, on average. */
  readonly bytes: number;
  /** Share of one core that the generator itself used. */
  readonly busy: number;
}

const MOST_SAMPLES = 8;
const PATIENCE = 10_000;
const HEADERS_END = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);
const CHUNKS_END = Buffer.from('0\r\n\r\n');

interface Book {
  readonly times: number[];
  readonly samples: string[];
  bytes: number;
  wrong: number;
  complaint: string;
}

const series = new Map<string, { requests: Buffer[]; next: number; port: number; once: boolean; status: number }>();

/** One connection. Asks for requests until `next` gives none, then ends. */
function converse(port: number, next: () => Buffer | undefined, status: number, book: Book): Promise<void> {
  return new Promise((resolve) => {
    let head: Buffer | undefined;
    let body: Buffer[] | undefined;
    let left = 0;
    let chunked = false;
    let tail = NOTHING;
    let inBody = false;
    let sentAt = 0;
    let socket: Socket;

    const ask = () => {
      const request = next();
      if (request === undefined) {
        socket.destroy();
        return resolve();
      }
      // Every 200th answer is looked at whole; collecting all would cost more than receiving them.
      body = book.samples.length < MOST_SAMPLES && book.times.length % 200 === 0 ? [] : undefined;
      sentAt = performance.now();
      socket.write(request);
    };
    const broken = (why: string) => {
      book.wrong += 1;
      book.complaint ||= why;
      socket.destroy();
      resolve();
    };
    const answered = () => {
      book.times.push(performance.now() - sentAt);
      if (body) book.samples.push(Buffer.concat(body).toString());
      inBody = false;
      ask();
    };
    const receive = (bytes: Buffer) => {
      body?.push(bytes);
      left -= bytes.length;
      if (chunked) tail = Buffer.concat([tail, bytes]).subarray(-CHUNKS_END.length);
      if (chunked ? tail.equals(CHUNKS_END) : left <= 0) answered();
    };
    const read = (arrived: Buffer) => {
      book.bytes += arrived.length;
      if (inBody) return receive(arrived);
      const bytes = head ? Buffer.concat([head, arrived]) : arrived;
      const end = bytes.indexOf(HEADERS_END);
      head = end < 0 ? bytes : undefined;
      if (end < 0) return;
      const text = bytes.toString('latin1', 0, end);
      const got = Number(text.slice(9, 12));
      if (got !== status) {
        book.wrong += 1;
        book.complaint ||= `${text.slice(0, 40)} ${bytes.toString('utf8', end + 4, end + 304)}`;
      }
      chunked = /\r\ntransfer-encoding: chunked/i.test(text);
      left = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
      tail = NOTHING;
      inBody = true;
      receive(bytes.subarray(end + 4));
    };
    socket = connect({ port, host: '127.0.0.1', noDelay: true }, ask);
    socket.setTimeout(PATIENCE, () => broken(`no answer within ${PATIENCE / 1000} s`));
    socket.on('data', read).on('error', (error) => broken(error.message));
    socket.on('end', () => broken('the connection was closed'));
  });
}

async function run({ run: name, connections, milliseconds }: Slice): Promise<Outcome> {
  const wanted = series.get(name);
  if (!wanted) throw new Error(`no series ${name}`);
  const book: Book = { times: [], samples: [], bytes: 0, wrong: 0, complaint: '' };
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const next = () => {
    if (performance.now() - begun >= milliseconds) return undefined;
    if (wanted.next === wanted.requests.length && !wanted.once) wanted.next = 0;
    return wanted.requests[wanted.next++];
  };
  await Promise.all(Array.from({ length: connections }, () => converse(wanted.port, next, wanted.status, book)));
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const answers = book.times.length;
  return {
    answers,
    seconds,
    times: Float64Array.from(book.times).sort(),
    wrong: book.wrong,
    complaint: book.complaint,
    samples: book.samples,
    bytes: book.bytes / answers,
    busy: (user + system) / 1e6 / seconds,
  };
}

process.on('disconnect', () => process.exit(0));
process.on('message', async (message: Series | Slice) => {
  if ('run' in message) return process.send?.(await run(message));
  const { requests, ...rest } = message;
  series.set(message.name, { ...rest, requests: requests.map((text) => Buffer.from(text)), next: 0 });
  process.send?.({ taken: requests.length });
});

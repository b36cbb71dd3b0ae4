import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { AuditHead } from '@ndp/database/audit';
import { countTables, linesOf, type Part, rowOf, type TableTotal } from '@ndp/database/contents';
import type { Circle } from '@ndp/database/handle';
import { Trouble } from '../trouble.ts';

/*
 * A backup is one database in one file: gzip of lines of JSON (docs/decisions/0012), readable with `zcat`.
 *
 *   {"format":"ndp-backup 1","circle":…,"organisation":…,"namespace":…,"madeAt":…,"migrations":[…],"audit":{"seq","hash"}}
 *   {"table":"plan_draft","columns":["rowid","id",…]}   a table; its rows follow
 *   [1,"0197…",null,{"real":0.5},{"blob":"…"}]         a row: text, integer and null as JSON, the rest named
 *   {"end":true,"tables":[{"name","rows","sha256"}],"sha256":"…"}   SHA-256 of every line before, line ends included
 */
const FORMAT = 'ndp-backup 1';

/** How the name of a backup's file ends. */
export const ENDING = '.backup.gz';

export interface BackupHeader {
  circle: Circle;
  /** Slug of the organisation whose workspace it is; null for the circles that all share. */
  organisation: string | null;
  namespace: string;
  /** UTC. The instant of the contents is a moment later. */
  madeAt: string;
  migrations: string[];
  audit: AuditHead | null;
}

export interface Backup {
  file: string;
  header: BackupHeader;
  tables: TableTotal[];
}

/** Writes what a database holds into a file that only its owner reads. The file is there when it is whole. */
export async function writeBackup(
  file: string,
  about: Pick<BackupHeader, 'circle' | 'organisation' | 'namespace'>,
  parts: AsyncIterable<Part>,
): Promise<Backup> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const counting = countTables();
  const whole = createHash('sha256');
  let header: BackupHeader | undefined;
  async function* lines(): AsyncGenerator<string> {
    for await (const part of parts) {
      const own = linesOf(part);
      if (part.part === 'facts') {
        const { migrations, audit } = part;
        header = { ...about, madeAt: new Date().toISOString(), migrations, audit };
        own.splice(0, 1, JSON.stringify({ format: FORMAT, ...header }));
      }
      for (const line of own) counting.see(part, line);
      const text = own.map((line) => `${line}\n`).join('');
      whole.update(text);
      yield text;
    }
    yield `${JSON.stringify({ end: true, tables: counting.totals(), sha256: whole.copy().digest('hex') })}\n`;
  }
  const unfinished = `${file}.new`;
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
    const kept = openSync(unfinished, 'r');
    fsyncSync(kept);
    closeSync(kept);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  if (!header) throw new Error('a database without facts');
  return { file, header, tables: counting.totals() };
}

/** Reads a backup through to its end and answers what it holds. Throws Trouble when a single bit of it is wrong. */
export async function checkBackup(file: string): Promise<Backup> {
  const counting = countTables();
  const whole = createHash('sha256');
  let header: BackupHeader | undefined;
  let end: { tables: TableTotal[]; sha256: string } | undefined;
  for await (const { line, value } of linesIn(file)) {
    if (end) throw damaged(file, 'it goes on after its end');
    if (!header) {
      const { format, ...rest } = value as BackupHeader & { format?: string };
      if (format !== FORMAT) throw new Trouble(`${file} is no backup of this system (${FORMAT}).`);
      header = rest;
    }
    if (isEnd(value)) {
      end = value;
      continue;
    }
    whole.update(`${line}\n`);
    const part = partOf(value);
    if (part) counting.see(part, line);
  }
  if (!header || !end) throw damaged(file, 'its end is missing');
  const tables = counting.totals();
  const sound = end.sha256 === whole.digest('hex') && JSON.stringify(end.tables) === JSON.stringify(tables);
  if (!sound) throw damaged(file, 'its contents are not those it was made with');
  return { file, header, tables };
}

/** What a checked backup holds, for filling a database. */
export async function* partsOf({ file, header }: Backup): AsyncGenerator<Part> {
  yield { part: 'facts', migrations: header.migrations, audit: header.audit };
  for await (const { value } of linesIn(file)) {
    const part = isEnd(value) ? undefined : partOf(value);
    if (part) yield part;
  }
}

function isEnd(value: unknown): value is { end: true; tables: TableTotal[]; sha256: string } {
  return typeof value === 'object' && value !== null && 'end' in value;
}

function partOf(value: unknown): Part | undefined {
  if (Array.isArray(value)) return { part: 'rows', rows: [rowOf(value)] };
  const { table, columns } = value as { table?: string; columns?: string[] };
  return table !== undefined && columns !== undefined ? { part: 'table', name: table, columns } : undefined;
}

/** Split at line feeds alone: what readline takes for line ends besides may stand inside a text. */
async function* linesIn(file: string): AsyncGenerator<{ line: string; value: unknown }> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip()).setEncoding('utf8');
  source.once('error', (error) => text.destroy(error));
  let rest = '';
  try {
    for await (const chunk of text) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield { line, value: JSON.parse(line) };
    }
    if (rest !== '') throw damaged(file, 'its last line is cut off');
  } catch (error) {
    if (error instanceof Trouble) throw error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'EISDIR', 'EACCES'].includes(code)) throw new Trouble(`${file} cannot be read (${code}).`);
    throw damaged(file, message);
  } finally {
    source.destroy();
  }
}

function damaged(file: string, why: string): Trouble {
  return new Trouble(`The backup ${file} is damaged (${why}). Nothing was changed.`);
}

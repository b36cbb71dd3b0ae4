import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemGrant } from '@ndp/domain/permissions';
import PostalMime from 'postal-mime';
import { inject } from 'vitest';
import { call, databases } from '../../support/stack.ts';

const { data, log } = inject('stack');

/** Every line that the processes of the stack have said. */
export const logLines = (): string => readFileSync(log, 'utf8');

export interface Mail {
  to: string[];
  /** Everything of it, headers too. */
  text: string;
}

/** Every mail that was sent. */
export async function mails(): Promise<Mail[]> {
  const folder = join(data, 'mail');
  const files = readdirSync(folder).filter((file) => file.endsWith('.eml'));
  return Promise.all(
    files.map(async (file) => {
      const raw = readFileSync(join(folder, file));
      const mail = await PostalMime.parse(raw);
      const to = [...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])].map(({ address }) => address ?? '');
      return { to, text: [raw.toString('latin1'), mail.subject, mail.text, mail.html].join('\n') };
    }),
  );
}

/** The bytes of every file in a folder of the stack, by path. */
export function filesIn(...folder: string[]): Map<string, Buffer> {
  const root = join(data, ...folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(root.length + 1), readFileSync(path)];
    }),
  );
}

/** Every public page of the sitemap, every public list of the API, and what they say to whoever asks. */
export async function publicAnswers(): Promise<Map<string, string>> {
  const sitemap = (await call<string>('/sitemap.xml')).text;
  const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
  const api = [
    '/v1/platforms?limit=100',
    '/v1/editions',
    '/v1/organisations',
    '/v1/openapi.json',
    '/v1/session/options',
  ];
  const answers = new Map<string, string>();
  for (const path of [...new Set([...pages, ...api, '/', '/robots.txt', '/dang-nhap'])]) {
    const { status, text, headers } = await call<string>(path, { headers: { accept: '*/*' } });
    if (status !== 200) throw new Error(`${path}: ${status}`);
    answers.set(path, `${[...headers].join('\n')}\n${text}`);
  }
  return answers;
}

/** Every row of every table of the programme, by table. Mail that waits to be sent holds its link's secret. */
export async function programmeRows(): Promise<Map<string, string>> {
  const { programme } = await systemGrant(databases(), 'directory.read');
  const [tables] = await programme.ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'email'");
  const found = new Map<string, string>();
  for (const { name } of tables?.rows ?? []) {
    const [answer] = await programme.ask(`SELECT * FROM "${name}"`);
    found.set(String(name), JSON.stringify(answer?.rows));
  }
  return found;
}

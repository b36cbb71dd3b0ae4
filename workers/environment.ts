import type { ExecutionContext, Fetcher, R2Bucket } from '@cloudflare/workers-types';
import type { Servers } from '@ndp/database/servers';
import { isLocalStack } from '@ndp/domain/providers/address';
import * as v from 'valibot';

/** What the platform hands the Worker: variables, secrets, bindings (wrangler.toml). */
export interface Bindings {
  FILES: R2Bucket;
  /** The built workspace app, dist/web. */
  ASSETS: Pick<Fetcher, 'fetch'>;
  [name: string]: unknown;
}

/** The address of a libSQL server, with `{namespace}` where each database has a host of its own. */
const DatabaseUrl = v.pipe(
  v.string(),
  v.check((url) => URL.canParse(url.replace('{namespace}', 'x'))),
);

const Variables = v.pipe(
  v.object({
    PUBLIC_ORIGIN: v.pipe(v.string(), v.url()),
    LIBSQL_URL: DatabaseUrl,
    LIBSQL_WRITE_URL: DatabaseUrl,
    LIBSQL_PORTAL_URL: DatabaseUrl,
    LIBSQL_SIGNING_KEY: v.pipe(v.string(), v.minLength(1)),
    EDGE_CACHE: v.picklist(['on', 'off']),
    CURSOR_KEY: v.pipe(v.string(), v.minLength(16)),
    ACCESS_KEY: v.pipe(v.string(), v.minLength(1)),
    ACCESS_PUBLIC_KEYS: v.pipe(v.string(), v.minLength(1)),
    SEALING_KEY: v.pipe(v.string(), v.minLength(32)),
    SMTP_URL: v.optional(v.string(), ''),
    MAIL_FROM: v.optional(v.string(), ''),
    CLIENT_ADDRESS_HEADER: v.optional(v.string(), ''),
    DEMO_PASSWORD: v.optional(v.string(), ''),
  }),
  // Demonstration accounts have a password that everybody knows: on a public address the Worker does not start.
  v.forward(
    v.check(({ DEMO_PASSWORD, PUBLIC_ORIGIN }) => DEMO_PASSWORD === '' || isLocalStack(PUBLIC_ORIGIN)),
    ['DEMO_PASSWORD'],
  ),
);

export interface Environment {
  /** Origin of canonical addresses, without a slash at the end. */
  publicOrigin: string;
  servers: Servers;
  /** Whether the Cache API stands between memory and database. docs/decisions/0010 */
  edgeCache: boolean;
  cursorKey: string;
  /** Private Ed25519 key that signs access tokens, as a JSON Web Key; the public ones still accepted, as an array. */
  accessKey: string;
  accessPublicKeys: string;
  /** Seals what must be read back but not lie open in the database: TOTP secrets, a provider's client secret. */
  sealingKey: string;
  /** Where mail is handed over (workers/mail/smtp-address.ts says in which forms); empty: mail waits. */
  smtpUrl: string;
  /** "Name <address>"; no-reply at the public address unless given. */
  mailFrom: string;
  /** The header in which the edge in front of us writes the caller's network address; empty: nobody is believed. */
  clientAddressHeader: string;
  /** The password of the demonstration accounts, where there are any; empty everywhere else. */
  demoPassword: string;
  /** The built workspace app. */
  assets: Bindings['ASSETS'];
  /** Files that people hand in, by organisation and hash (domain/evidence/file-name.ts). */
  files: Bindings['FILES'];
}

export type Context = Pick<ExecutionContext, 'waitUntil'>;

let parsed: { from: Bindings; environment: Environment } | undefined;

/** The variables, checked once per isolate; a missing one is named in the error. */
export function environmentFrom(bindings: Bindings): Environment {
  if (parsed?.from === bindings) return parsed.environment;
  const found = v.safeParse(Variables, bindings);
  if (!found.success) {
    const names = found.issues.map((issue) => v.getDotPath(issue)).join(', ');
    throw new Error(`wrangler.toml or secrets: missing or malformed ${names}`);
  }
  const vars = found.output;
  const environment: Environment = {
    publicOrigin: vars.PUBLIC_ORIGIN.replace(/\/$/, ''),
    servers: {
      readUrl: vars.LIBSQL_URL,
      writeUrl: vars.LIBSQL_WRITE_URL,
      portalUrl: vars.LIBSQL_PORTAL_URL,
      signingKey: vars.LIBSQL_SIGNING_KEY,
    },
    edgeCache: vars.EDGE_CACHE === 'on',
    cursorKey: vars.CURSOR_KEY,
    accessKey: vars.ACCESS_KEY,
    accessPublicKeys: vars.ACCESS_PUBLIC_KEYS,
    sealingKey: vars.SEALING_KEY,
    smtpUrl: vars.SMTP_URL,
    mailFrom: vars.MAIL_FROM || `Nền tảng số quốc gia <khong-tra-loi@${new URL(vars.PUBLIC_ORIGIN).hostname}>`,
    clientAddressHeader: vars.CLIENT_ADDRESS_HEADER,
    demoPassword: vars.DEMO_PASSWORD,
    assets: bindings.ASSETS,
    files: bindings.FILES,
  };
  parsed = { from: bindings, environment };
  return environment;
}

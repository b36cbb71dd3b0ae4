import { AuditFilter, type AuditGrant, AuditQuery, exportAudit, listAudit } from '@ndp/domain/audit/list';
import { VerifyQuery, verifyTrail } from '@ndp/domain/audit/verify';
import type { Facts } from '@ndp/domain/people/facts';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { csv } from './csv.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { parsed, queryOf } from './parse.ts';
import { instant, PersonRef, text } from './shapes.ts';

const Entry = v.object({
  id: text,
  seq: v.number(),
  at: instant,
  actor: PersonRef,
  action: text,
  subject: text,
  before: v.unknown(),
  after: v.unknown(),
  hash: text,
});
const AuditAnswer = v.object({
  items: v.array(Entry),
  next: v.nullable(text),
  actions: v.array(text),
  actors: v.array(PersonRef),
});
const VerifyAnswer = v.object({
  to: v.number(),
  hash: text,
  total: v.number(),
  whole: v.boolean(),
  brokenAt: v.nullable(v.number()),
  done: v.boolean(),
});
const base = { member: true, finds: true, tag: 'administration' } as const;
/** Who did what, when, and what it was before: in one's own workspace, and what of one's own stands in the programme. */
export const auditApi = new Hono<App>()
  .get(
    '/v1/t/:org/audit',
    documented('What was done in the workspace', { ...base, query: AuditQuery, answer: AuditAnswer }),
    member('audit.read', { colleagues: true }),
    (c) => list(c, c.get('grant')),
  )
  .get(
    '/v1/t/:org/audit/programme',
    documented('What was done to people, access and what was sent', {
      ...base,
      query: AuditQuery,
      answer: AuditAnswer,
    }),
    member('audit.read.programme', { colleagues: true }),
    (c) => list(c, c.get('grant')),
  )
  .get(
    '/v1/t/:org/audit/export',
    documented('The workspace’s trail as CSV', { ...base, query: AuditFilter }),
    member('audit.read', { colleagues: true }),
    (c) => file(c, c.get('grant')),
  )
  .get(
    '/v1/t/:org/audit/programme/export',
    documented('The programme’s part as CSV', { ...base, query: AuditFilter }),
    member('audit.read.programme', { colleagues: true }),
    (c) => file(c, c.get('grant')),
  )
  .get(
    '/v1/t/:org/audit/verify',
    documented('Recompute a part of the workspace’s chain', { ...base, query: VerifyQuery, answer: VerifyAnswer }),
    member('audit.read'),
    async (c) => {
      const query = parsed(VerifyQuery, queryOf(new URL(c.req.url)), 'query');
      const { head, brokenAt, total } = await verifyTrail(c.get('grant'), query);
      const done = brokenAt !== null || head.seq >= total;
      return privately(c, { to: head.seq, hash: head.hash, total, whole: brokenAt === null, brokenAt, done });
    },
  );

onlyMethods(
  auditApi,
  ['GET', 'HEAD'],
  ['', '/programme', '/export', '/programme/export', '/verify'].map((rest) => `/v1/t/:org/audit${rest}`),
);

const VIETNAMESE = new Intl.Collator('vi');

async function list(c: Context, grant: AuditGrant): Promise<Response> {
  const { entries, next, actions, actors } = await listAudit(
    grant,
    parsed(AuditQuery, queryOf(new URL(c.req.url)), 'query'),
  );
  const items = entries.map(({ before, after, actor, ...entry }) => ({
    ...entry,
    id: `${'workspace' in grant ? 'workspace' : 'programme'}-${entry.seq}`,
    actor: named(c, actor),
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
  }));
  const people = actors.map((actor) => named(c, actor)).sort((a, b) => VIETNAMESE.compare(a.name, b.name));
  return privately(c, { items, next, actions, actors: people });
}

async function file(c: Context, grant: AuditGrant): Promise<Response> {
  const rows = await exportAudit(grant, parsed(AuditFilter, queryOf(new URL(c.req.url)), 'query'));
  const head = ['seq', 'at', 'actor', 'name', 'action', 'subject', 'before', 'after', 'hash'];
  const lines = rows.map(({ seq, at, actor, action, subject, before, after, hash }) => [
    ...[seq, at, actor, named(c, actor).name, action, subject, before, after, hash],
  ]);
  return c.body(csv(head, lines), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="nhat-ky-${grant.actor.organisation.slug}.csv"`,
    'cache-control': 'private, no-store',
  });
}

function named(c: Context, key: string) {
  const names: Facts['colleagues'] = c.get('facts').colleagues;
  return { key, name: names[key] ?? key };
}

import { createHash } from 'node:crypto';
import { verifyAudit } from '@ndp/database/audit';
import { commit } from '@ndp/database/commit';
import { migrate, migrationStatus } from '@ndp/database/migrate';
import { openForReading, openForWriting } from '@ndp/database/open';
import { newTenant } from '@ndp/domain/organisations/register';
import { findTenants } from '@ndp/domain/organisations/tenants';
import { enrolPerson } from '@ndp/domain/people/enrol';
import { systemGrant } from '@ndp/domain/permissions';
import { migrationFiles } from '@ndp/local/migrations';
import { createNamespace } from '@ndp/local/namespaces';
import { memberToken } from '@ndp/local/tokens';
import { afterAll, expect, test, vi } from 'vitest';
import { startFaultProxy } from '../faults/support/fault-proxy.ts';
import { killNow } from '../faults/support/processes.ts';
import { admin, call, databases, keys, servers } from '../support/stack.ts';
import { operatorOfShared } from './support/operator.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const operator = operatorOfShared();
afterAll(() => operator.close());
const { ndp } = operator;

const ours = (label: string) => `${label}-${crypto.randomUUID().slice(0, 8)}`;
const described = (slug: string) => [
  '--slug',
  slug,
  '--kind',
  'agency',
  '--name',
  'Sở Y tế',
  '--name-en',
  'Health Department',
];

async function programme<T = Record<string, unknown>>(sql: string, ...args: string[]): Promise<T[]> {
  const handle = await openForReading(servers, 'programme', 'programme', { reads: 0, writes: 0 });
  return ((await handle.ask({ sql, args }))[0]?.rows ?? []) as T[];
}

const auditOf = (slug: string) =>
  programme<{ action: string; before: string; after: string }>(
    'SELECT action, before, after FROM audit WHERE organisation = ? ORDER BY seq',
    slug,
  );

async function expectWhole(slug: string): Promise<void> {
  expect(
    await programme('SELECT kind, name_vi, namespace, tenant_state FROM organisation WHERE slug = ?', slug),
  ).toEqual([{ kind: 'agency', name_vi: 'Sở Y tế', namespace: `org-${slug}`, tenant_state: 'active' }]);
  expect((await auditOf(slug)).map(({ action }) => action)).toEqual(['tenant.create']);
  const [status] = await migrationStatus(
    servers,
    [{ circle: 'workspace', namespace: `org-${slug}` }],
    migrationFiles(),
  );
  expect(status?.pending).toEqual([]);
}

test('a tenant is made with its workspace, and making it again changes nothing', async () => {
  const slug = ours('so-y-te');
  expect(await ndp('tenant', 'create', ...described(slug))).toEqual({
    code: 0,
    out: [`${slug} created, workspace org-${slug}`],
    errors: [],
  });
  await expectWhole(slug);
  expect((await ndp('tenant', 'create', ...described(slug))).out).toEqual([
    `${slug} is there already, workspace org-${slug}`,
  ]);
  await expectWhole(slug);
  const listed = (await ndp('tenant', 'list')).out.find((line) => line.startsWith(slug));
  expect(listed).toMatch(new RegExp(`agency +active +org-${slug} +000\\d-`));
  const renamed = described(slug).with(-1, 'Another name');
  expect(await ndp('tenant', 'create', ...renamed)).toMatchObject({
    code: 1,
    errors: [expect.stringMatching(/already: agency/)],
  });
  await expectWhole(slug);
});

test('making a tenant, killed after any of its requests, has made nothing by half and is finished by the same command', async () => {
  const proxy = await startFaultProxy(servers);
  const struck = operatorOfShared({ readUrl: proxy.readUrl, writeUrl: proxy.writeUrl });
  try {
    const slugs: string[] = [];
    for (let k = 1, ended = false; !ended; k += 1) {
      const slug = ours('killed');
      slugs.push(slug);
      const { code } = await struck.begin(['tenant', 'create', ...described(slug)], ({ pid }) =>
        proxy.arm(k, 'after', () => killNow(pid)),
      );
      ended = code === 0;
      // Either in no directory at all, or whole.
      if ((await programme('SELECT 1 FROM organisation WHERE slug = ?', slug)).length > 0) await expectWhole(slug);
    }
    expect(slugs.length).toBeGreaterThan(5);
    for (const slug of slugs) expect((await ndp('tenant', 'create', ...described(slug))).code).toBe(0);
    for (const slug of slugs) await expectWhole(slug);
    console.log(`tenant create killed at ${slugs.length - 1} places`);
  } finally {
    struck.close();
    await proxy.close();
  }
});

test('the workspace of an earlier tenant is not given to a new one', async () => {
  const slug = ours('earlier');
  const workspace = { circle: 'workspace' as const, namespace: `org-${slug}` };
  await migrate(servers, [workspace], migrationFiles(), (name) => createNamespace(admin, name));
  const handle = await openForWriting(servers, 'workspace', workspace.namespace, { reads: 0, writes: 0 });
  const audit = { actor: 'x', organisation: slug, action: 'x', subject: 'x', before: null, after: null };
  await commit(handle, { head: { seq: 0, hash: '' }, statements: [], audit });
  expect(await ndp('tenant', 'create', ...described(slug))).toMatchObject({
    code: 1,
    errors: [expect.stringMatching(/holds the workspace of an earlier tenant/)],
  });
  expect(await programme('SELECT 1 FROM organisation WHERE slug = ?', slug)).toEqual([]);
});

test('a first user gets a link that only the operator has seen, and no second person gets the same address', async () => {
  const slug = ours('so');
  await ndp('tenant', 'create', ...described(slug));
  const address = `Nguyễn.${slug}@boyte.gov.vn`;
  const about = ['--name', 'Nguyễn Văn A', '--organisation', slug, '--role', 'officer'];
  const { code, out } = await ndp('user', 'create', '--email', address, ...about);
  const token = /^https:\/\/ndp\.example\/dat-lai-mat-khau#([\w-]{43})$/.exec(out[0] ?? '')?.[1] ?? '';
  expect([code, out.length, token.length]).toEqual([0, 1, 43]);
  const [person] = await programme<{ key: string; email: string; open: number }>(
    `SELECT p.key, p.email, round((julianday(r.expires_at) - julianday(r.created_at)) * 24) AS open
      FROM password_reset r JOIN person p ON p.id = r.person_id WHERE r.token_hash = ? AND r.used_at IS NULL`,
    createHash('sha256').update(token).digest('hex'),
  );
  expect(person).toMatchObject({ email: address, open: 72 });

  for (const variant of [address.toUpperCase(), address.normalize('NFD'), address.replace('boyte', 'ｂｏｙｔｅ')]) {
    expect(await ndp('user', 'create', '--email', variant, ...about)).toMatchObject({
      code: 1,
      out: [],
      errors: [expect.stringMatching(/another person's already/)],
    });
  }
  // Two at the same time: one is enrolled.
  const both = [1, 2].map(async () =>
    enrolPerson(await systemGrant(databases(), 'user.create'), {
      email: `cung-luc-${slug}@boyte.gov.vn`,
      name: 'Trần Thị B',
      organisation: 'vnpt',
      role: 'head',
    }),
  );
  const [one, other] = await Promise.allSettled(both);
  expect([one?.status, other?.status].sort()).toEqual(['fulfilled', 'rejected']);
  expect([one, other].find((end) => end?.status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });

  expect(
    await programme(
      'SELECT count(*) AS people FROM membership m JOIN organisation o ON o.id = m.organisation_id WHERE o.slug = ?',
      slug,
    ),
  ).toEqual([{ people: 1 }]);

  const bearer = await memberToken(
    { databases: databases(), access: keys.access },
    { person: person?.key ?? '', organisation: slug, role: 'officer' },
  );
  const status = async () => (await call('/v1/me', { token: bearer })).status;
  const looksInto = async () =>
    (await findTenants(await systemGrant(databases(), 'directory.read'))).some((tenant) => tenant.slug === slug);
  expect([await status(), await looksInto()]).toEqual([200, true]);
  expect((await ndp('tenant', 'suspend', slug)).out).toEqual([`${slug} is suspended`]);
  expect([await status(), await looksInto()]).toEqual([401, false]);
  expect((await ndp('tenant', 'suspend', slug)).out).toEqual([`${slug} was suspended already`]);
  expect((await ndp('tenant', 'resume', slug)).out).toEqual([`${slug} is active again`]);
  expect([await status(), await looksInto()]).toEqual([200, true]);
  expect((await auditOf(slug)).map(({ action, before, after }) => [action, before, after]).slice(2)).toEqual([
    ['tenant.suspend', '{"tenantState":"active"}', '{"tenantState":"suspended"}'],
    ['tenant.resume', '{"tenantState":"suspended"}', '{"tenantState":"active"}'],
  ]);
  expect(JSON.stringify(await auditOf(slug))).not.toMatch(/boyte|Nguyễn/);
  const handle = await openForReading(servers, 'programme', 'programme', { reads: 0, writes: 0 });
  expect((await verifyAudit(handle)).brokenAt).toBeNull();
});

test('what is wrong is told in one line, and the command exits with 1', async () => {
  const nobody = await operator.begin(['tenant', 'suspend', 'nobody']);
  expect([nobody.code, nobody.out, nobody.errors]).toEqual([1, [], ['There is no organisation "nobody".']]);
  const flag = await ndp('tenant', 'backup', 'vnpt', '--into', 'x');
  expect([flag.code, flag.out, flag.errors]).toEqual([
    1,
    [],
    [expect.stringMatching(/^Unknown option '--into'\. Usage: /)],
  ]);
});

test.each([
  ['a slug', { slug: 'Sở' }],
  ['a kind', { kind: 'kingdom' }],
  ['a name', { nameEn: ' ' }],
])('%s that cannot be one is refused with its field', (_, wrong) => {
  const right = { slug: 'so', kind: 'agency', name: 'Sở', nameEn: 'Department', short: undefined };
  expect(newTenant(right)).toEqual(right);
  expect(() => newTenant({ ...right, ...wrong })).toThrow(Object.keys(wrong)[0]);
});

test.each([
  ['/email', { email: 'x' }],
  ['/name', { name: '' }],
  ['/organisation', { organisation: 'nobody' }],
  ['/role', { role: 'king' }],
  ['/unit', { unit: 'cuc-buu-dien-trung-uong' }],
])('a user whose %s is wrong is refused, and nobody is enrolled', async (pointer, wrong) => {
  const email = `${ours('wrong')}@boyte.gov.vn`;
  const asked = { email, name: 'Nguyễn Văn A', organisation: 'vnpt', role: 'officer' };
  const refused = enrolPerson(await systemGrant(databases(), 'user.create'), { ...asked, ...wrong });
  await expect(refused).rejects.toMatchObject({ code: 'invalid_input', fields: [{ pointer }] });
  expect(await programme('SELECT 1 FROM person WHERE email = ?', email)).toEqual([]);
});

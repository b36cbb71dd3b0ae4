import { auditHead, headOf } from '@ndp/database/audit';
import { guarded, repeated } from '@ndp/database/commit';
import type { Statement, WriteHandle } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { and, eq } from '@ndp/database/query';
import { identityProvider } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { commitAs } from '../people/record.ts';
import { seal } from '../people/seal.ts';
import type { MemberGrant } from '../permissions.ts';
import { invalid } from '../refusal.ts';
import { writtenName } from '../text.ts';
import { assertNamed, assertSeen } from '../version.ts';
import { isIssuer, isLocalStack } from './address.ts';
import { forgetting } from './forget.ts';
import { type Provider, providersOf, type StoredProvider, shown } from './read.ts';

const printable = v.regex(/^[\x21-\x7e]+$/);
export const NewProvider = v.strictObject({
  issuer: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  clientId: v.pipe(v.string(), v.maxLength(200), printable),
  /** Left out: the one there is stays. Null: the provider asks for none. */
  clientSecret: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(500), printable))),
  label: writtenName(80),
});
export type NewProvider = v.InferOutput<typeof NewProvider>;

/**
 * Sets the organisation's identity provider. Another issuer or client is another provider: whom the old one knew is
 * forgotten, the sessions opened on its word end, and its secret is not handed on.
 * Throws Refusal `invalid_input`, `precondition_required` and `precondition_failed`.
 * @param seen the version that the caller has seen; null where none was named
 */
export async function replaceProvider(
  grant: MemberGrant<'provider.manage'>,
  input: NewProvider,
  seen: number | null,
  system: { sealingKey: string; publicOrigin: string },
): Promise<Provider> {
  const { actor, programme } = grant;
  if (!isIssuer(input.issuer, isLocalStack(system.publicOrigin))) throw noIssuer();
  return repeated(async () => {
    const [providers, heads] = await programme.read(
      providersOf(programme.db, actor.organisation.id),
      auditHead(programme),
    );
    const before = providers[0] ?? null;
    if (before) assertNamed(seen);
    if (seen !== null) assertSeen(seen, before?.version ?? 0);
    const another = before !== null && (before.issuer !== input.issuer || before.clientId !== input.clientId);
    if (another && before.clientSecret && input.clientSecret === undefined) throw secretAnew();
    const at = new Date().toISOString();
    const id = before?.id ?? newId();
    const { issuer, clientId, label, clientSecret: secret } = input;
    const sealed = secret ? seal(system.sealingKey, secret, `provider:${id}`) : null;
    const after: StoredProvider = {
      id,
      createdAt: before?.createdAt ?? at,
      version: (before?.version ?? 0) + 1,
      organisationId: actor.organisation.id,
      issuer,
      clientId,
      label,
      clientSecret: secret === undefined ? (before?.clientSecret ?? null) : sealed,
    };
    const deed = {
      subject: `identity_provider:${id}`,
      before: before && shown(before),
      after: { ...shown(after), secretChanged: after.clientSecret !== (before?.clientSecret ?? null) },
    };
    const forget = another ? forgetting(programme, { providerId: id, organisationId: actor.organisation.id, at }) : [];
    await commitAs(grant, headOf(heads), deed, [...putting(programme, before, after), ...forget]);
    return shown(after);
  });
}

function putting({ db }: WriteHandle<'programme'>, before: StoredProvider | null, after: StoredProvider): Statement[] {
  if (!before) return [db.insert(identityProvider).values(after)];
  const same = and(eq(identityProvider.id, before.id), eq(identityProvider.version, before.version));
  return [db.update(identityProvider).set(after).where(same), guarded()];
}

function noIssuer() {
  return invalid(
    '/issuer',
    'Địa chỉ nhà cung cấp danh tính cần là https:// với tên miền công khai, không có “?” hay “#”: https://dang-nhap.donvi.gov.vn.',
    'The issuer must be https:// at a public domain name, without "?" or "#": https://login.agency.gov.vn.',
  );
}

function secretAnew() {
  return invalid(
    '/clientSecret',
    'Nhà cung cấp hoặc mã ứng dụng đã khác, nên nhập lại mã bí mật (hoặc null nếu không dùng).',
    'The issuer or the client is another one, so give the secret anew (or null for none).',
  );
}

import { randomBytes } from 'node:crypto';
import { auditHead, headOf } from '@ndp/database/audit';
import { repeated } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { eq, sql } from '@ndp/database/query';
import { apiToken, person, unit } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { commitAs } from '../people/record.ts';
import { hashOf, newSecret } from '../people/secret.ts';
import type { MemberGrant } from '../permissions.ts';
import { invalid } from '../refusal.ts';
import { writtenName } from '../text.ts';
import { dayInVietnam } from '../time.ts';
import type { TokenListed } from './list.ts';
import { scopeNames } from './scopes.ts';

export const NewToken = v.strictObject({
  name: writtenName(100),
  scopes: v.pipe(v.array(v.picklist(scopeNames)), v.minLength(1), v.maxLength(scopeNames.length)),
  /** The unit whose duties it acts with, besides the organisation's own. */
  unit: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
});
export type NewToken = v.InferOutput<typeof NewToken>;

/**
 * Makes an API token of the organisation and answers its text, which is shown this once: only the hash stays.
 * Throws Refusal `invalid_input` for a unit that is not one of the organisation's.
 */
export async function createToken(
  grant: MemberGrant<'token.create'>,
  { name, scopes: asked, unit: unitId, days }: NewToken,
): Promise<TokenListed & { token: string }> {
  const { actor, programme } = grant;
  const { db } = programme;
  const scopes = [...new Set(asked)].sort();
  const today = dayInVietnam();
  return repeated(async () => {
    const [units, makers, heads] = await programme.read(
      db
        .select({ slug: unit.slug })
        .from(unit)
        .where(
          sql`${unit.id} = ${unitId} and ${unit.organisationId} = ${actor.organisation.id}
            and coalesce(${unit.validFrom}, '0') <= ${today} and coalesce(${unit.validTo}, '9') > ${today}`,
        ),
      db.select({ key: person.key, name: person.name }).from(person).where(eq(person.id, actor.personId)),
      auditHead(programme),
    );
    if (unitId !== null && !units[0]) throw notOurs();
    const [createdBy] = makers;
    if (!createdBy) throw new Error('the one who was just identified is gone');
    const id = newId();
    const prefix = newPrefix();
    const token = `ndp_${prefix}_${newSecret()}`;
    const now = new Date();
    const createdAt = now.toISOString();
    const expiresAt = new Date(now.getTime() + days * 86_400_000).toISOString();
    const shown = { id, name, prefix, scopes, createdAt, expiresAt };
    await commitAs(
      grant,
      headOf(heads),
      {
        subject: `api_token:${id}`,
        before: null,
        after: { name, prefix, scopes, unit: units[0]?.slug ?? null, expiresAt },
      },
      [
        db.insert(apiToken).values({
          ...shown,
          organisationId: actor.organisation.id,
          unitId,
          tokenHash: hashOf(token),
          createdBy: actor.personId,
        }),
      ],
    );
    return { ...shown, createdBy, lastUsedAt: null, revokedAt: null, token };
  });
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Eight letters by which people tell tokens apart: no secret, and none that look alike. */
function newPrefix(): string {
  return Array.from(randomBytes(8), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

function notOurs() {
  return invalid(
    '/unit',
    'Không có đơn vị này trong cơ quan của bạn. Chọn một đơn vị trong danh sách, hoặc bỏ trống.',
    'Your organisation has no such unit. Choose one of its units, or none.',
  );
}

import { and, eq, or, sql } from '@ndp/database/query';
import { apiToken, duty, organisation, platform, unit } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { dutyCounts } from './duty-counts.ts';
import type { Questions } from './facts.ts';
import { ACTING_FOR, type Identified } from './identify.ts';
import { asking } from './questions.ts';
import { hashOf } from './secret.ts';

/** What tells an API token from an access token. */
export const TOKEN_TEXT = /^ndp_[a-z0-9]{8}_[\w-]{43}$/;

/** Minutes between two notes that a token is in use. */
const NOTE_EVERY = 60;

/**
 * Whom an API token acts as: an officer of its organisation within its scopes, with the duties of its unit and of the
 * organisation, in one round trip. It belongs to the organisation, so it lives on when whoever made it leaves.
 * `toNote` is its id when its use is to be noted again. Unknown, expired, revoked or suspended: `unauthenticated`.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function identifyToken(
  { programme }: SystemGrant<'member.identify'>,
  text: string,
  today: string,
  questions: Questions = {},
): Promise<Identified & { expiresAt: string; toNote: string | null }> {
  const { db } = programme;
  const now = new Date();
  const mine = and(
    eq(apiToken.tokenHash, hashOf(text)),
    sql`${apiToken.revokedAt} is null and ${apiToken.expiresAt} > ${now.toISOString()}`,
    eq(organisation.tenantState, 'active'),
  );
  const home = sql`organisation.id = (select organisation_id from api_token where token_hash = ${hashOf(text)})`;
  const aside = asking(db, home, today, questions);
  const [tokens, duties, ...answers] = await programme.read(
    db
      .select({ token: apiToken, organisation: ACTING_FOR, unitSlug: unit.slug })
      .from(apiToken)
      .innerJoin(organisation, eq(organisation.id, apiToken.organisationId))
      .leftJoin(unit, eq(unit.id, apiToken.unitId))
      .where(mine),
    db
      .selectDistinct({ platform: platform.code, kind: duty.kind })
      .from(apiToken)
      .innerJoin(organisation, eq(organisation.id, apiToken.organisationId))
      .innerJoin(duty, or(eq(duty.unitId, apiToken.unitId), eq(duty.organisationId, apiToken.organisationId)))
      .leftJoin(platform, eq(platform.id, duty.platformId))
      .where(and(mine, dutyCounts(today))),
    ...aside.queries,
  );
  const [found] = tokens;
  if (!found) throw tokenOver();
  const { token, organisation: actingFor, unitSlug } = found;
  const noted = Date.parse(token.lastUsedAt ?? '') + NOTE_EVERY * 60_000;
  return {
    member: {
      person: `token:${token.prefix}`,
      personId: token.createdBy,
      role: 'officer',
      organisation: actingFor,
      unit: token.unitId && unitSlug ? { id: token.unitId, slug: unitSlug } : null,
      duties,
      session: null,
      scopes: token.scopes,
      machines: [],
    },
    facts: aside.facts(answers),
    expiresAt: token.expiresAt,
    toNote: noted > now.getTime() ? null : token.id,
  };
}

function tokenOver(): Refusal {
  const detail = {
    vi: 'Mã truy cập này không đúng, đã hết hạn hoặc đã bị thu hồi. Xin quản trị của cơ quan một mã mới.',
    en: 'This token is wrong, has expired or was revoked. Ask your administrator for a new one.',
  };
  return new Refusal('unauthenticated', detail, [], { 'www-authenticate': 'Bearer realm="ndp"' });
}

import { auditHead, headOf } from '@ndp/database/audit';
import { guarded, repeated } from '@ndp/database/commit';
import { and, eq, isNull } from '@ndp/database/query';
import { apiToken } from '@ndp/database/schema/programme';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';

/** Ends a token of the organisation from the next request on. One that was revoked before stays as it is. */
export async function revokeToken(grant: MemberGrant<'token.revoke'>, id: string): Promise<void> {
  const { actor, programme } = grant;
  const { db } = programme;
  const mine = and(eq(apiToken.id, id), eq(apiToken.organisationId, actor.organisation.id));
  await repeated(async () => {
    const [tokens, heads] = await programme.read(db.select().from(apiToken).where(mine), auditHead(programme));
    const [found] = tokens;
    if (!found) throw notFound();
    if (found.revokedAt) return;
    const revokedAt = new Date().toISOString();
    const { name, prefix, scopes, expiresAt } = found;
    await commitAs(
      grant,
      headOf(heads),
      { subject: `api_token:${id}`, before: { name, prefix, scopes, expiresAt }, after: { revokedAt } },
      [
        db
          .update(apiToken)
          .set({ revokedAt })
          .where(and(mine, isNull(apiToken.revokedAt))),
        guarded(),
      ],
    );
  });
}

import { auditHead, headOf } from '@ndp/database/audit';
import { guarded, repeated } from '@ndp/database/commit';
import { and, eq } from '@ndp/database/query';
import { identityProvider } from '@ndp/database/schema/programme';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { assertSeen } from '../version.ts';
import { forgetting } from './forget.ts';
import { providersOf, shown } from './read.ts';

/**
 * Ends signing in through the organisation's identity provider, and the sessions opened by it.
 * Throws Refusal `not_found`, and `precondition_failed` when another version was named.
 */
export async function removeProvider(grant: MemberGrant<'provider.manage'>, seen: number | null): Promise<void> {
  const { actor, programme } = grant;
  const { db } = programme;
  await repeated(async () => {
    const [providers, heads] = await programme.read(providersOf(db, actor.organisation.id), auditHead(programme));
    const [before] = providers;
    if (!before) throw notFound();
    if (seen !== null) assertSeen(seen, before.version);
    const at = new Date().toISOString();
    await commitAs(
      grant,
      headOf(heads),
      { subject: `identity_provider:${before.id}`, before: shown(before), after: null },
      [
        ...forgetting(programme, { providerId: before.id, organisationId: actor.organisation.id, at }),
        db
          .delete(identityProvider)
          .where(and(eq(identityProvider.id, before.id), eq(identityProvider.version, before.version))),
        guarded(),
      ],
    );
  });
}

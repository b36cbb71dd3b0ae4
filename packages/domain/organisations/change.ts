import { auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded, repeated } from '@ndp/database/commit';
import { and, eq, sql } from '@ndp/database/query';
import { organisation } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';

/**
 * Suspends a tenant: its members' power ends with their next request and jobs pass it over. Answers false where it is
 * suspended already. Throws Refusal `not_found`.
 */
export function suspendTenant(grant: SystemGrant<'tenant.suspend'>, slug: string): Promise<boolean> {
  return changed(grant, slug, ({ tenantState }) => (tenantState === 'suspended' ? null : { tenantState: 'suspended' }));
}

/** Gives a suspended tenant its power back; answers false where it is active. Throws Refusal `not_found`. */
export function resumeTenant(grant: SystemGrant<'tenant.resume'>, slug: string): Promise<boolean> {
  return changed(grant, slug, ({ tenantState }) => (tenantState === 'active' ? null : { tenantState: 'active' }));
}

/**
 * Lets a tenant live in a workspace that was restored beside its old one, which stays as it is.
 * @param restored the new namespace, and which backup it was made of: for the audit trail
 * Throws Refusal `not_found`, and `conflict` when it lives elsewhere than in `old` by now.
 */
export async function moveTenant(
  grant: SystemGrant<'tenant.restore'>,
  slug: string,
  old: string,
  restored: { namespace: string; backupOf: string; madeAt: string; auditHead: string },
): Promise<void> {
  const { namespace, ...origin } = restored;
  await changed(
    grant,
    slug,
    (standing) => {
      if (standing.namespace !== old)
        throw new Refusal('conflict', {
          vi: 'Đã chuyển nơi khác.',
          en: `${slug} lives in ${standing.namespace} by now.`,
        });
      return { namespace };
    },
    origin,
  );
}

type Changing = SystemGrant<'tenant.suspend'> | SystemGrant<'tenant.resume'> | SystemGrant<'tenant.restore'>;
type Standing = typeof organisation.$inferSelect;
type Change = Partial<Pick<Standing, 'tenantState' | 'namespace'>>;

async function changed(
  { programme, actor, permission }: Changing,
  slug: string,
  decide: (standing: Standing) => Change | null,
  remark: Record<string, string> = {},
): Promise<boolean> {
  return repeated(async () => {
    const [[standing], heads] = await programme.read(
      programme.db.select().from(organisation).where(eq(organisation.slug, slug)),
      auditHead(programme),
    );
    if (!standing)
      throw new Refusal('not_found', { vi: `Không có cơ quan "${slug}".`, en: `There is no organisation "${slug}".` });
    const change = decide(standing);
    if (change === null) return false;
    const before = Object.fromEntries(Object.keys(change).map((key) => [key, standing[key as keyof Change]]));
    await commit(programme, {
      head: headOf(heads),
      statements: [
        programme.db
          .update(organisation)
          .set({ ...change, version: sql`${organisation.version} + 1` })
          .where(and(eq(organisation.id, standing.id), eq(organisation.version, standing.version))),
        guarded(),
      ],
      audit: {
        actor: actor.job,
        organisation: slug,
        action: permission,
        subject: `organisation:${standing.id}`,
        before,
        after: { ...change, ...remark },
      },
    });
    return true;
  });
}

import { auditHead, headOf } from '@ndp/database/audit';
import { commit, repeated } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { eq } from '@ndp/database/query';
import { type OrganisationKind, organisation } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { SystemGrant } from '../permissions.ts';
import { invalid, Refusal } from '../refusal.ts';
import { writtenText } from '../text.ts';

export const ORGANISATION_KINDS = [
  'ministry',
  'agency',
  'province',
  'enterprise',
  'association',
  'press',
] as const satisfies OrganisationKind[];

const name = writtenText(300);
const NewTenant = v.object({
  slug: v.pipe(v.string(), v.maxLength(80), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and -')),
  kind: v.picklist(ORGANISATION_KINDS, `one of ${ORGANISATION_KINDS.join(', ')}`),
  name,
  nameEn: name,
  short: v.optional(name),
});
export type NewTenant = v.InferOutput<typeof NewTenant>;

/** What a new organisation is called, checked. Throws Refusal `invalid_input` naming the first field that is wrong. */
export function newTenant(input: Record<keyof NewTenant, unknown>): NewTenant {
  const parsed = v.safeParse(NewTenant, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue) ?? '';
  throw invalid(`/${field}`, `${field}: ${issue.message}`, `${field}: ${issue.message}`);
}

/**
 * Enters an organisation into the directory as an active tenant, and answers false where it stands there already.
 * Its workspace must exist by then: from this moment people and jobs look for it.
 * Throws Refusal `conflict` when the slug belongs to an organisation of another kind or name.
 */
export function registerTenant(
  grant: SystemGrant<'tenant.create'>,
  tenant: NewTenant,
  namespace: string,
): Promise<boolean> {
  const { programme, actor, permission } = grant;
  const { slug, kind, name: nameVi, nameEn, short } = tenant;
  return repeated(async () => {
    const [[standing], heads] = await programme.read(
      programme.db.select().from(organisation).where(eq(organisation.slug, slug)),
      auditHead(programme),
    );
    if (standing) {
      const same = standing.kind === kind && standing.nameVi === nameVi && standing.nameEn === nameEn;
      if (same && standing.namespace === namespace) return false;
      throw new Refusal('conflict', {
        vi: `Đã có cơ quan "${slug}": ${standing.nameVi}.`,
        en: `There is an organisation "${slug}" already: ${standing.kind}, ${standing.nameVi}, ${standing.nameEn}.`,
      });
    }
    const row = { slug, kind, nameVi, nameEn, shortVi: short ?? nameVi, shortEn: short ?? nameEn, namespace };
    const id = newId();
    await commit(programme, {
      head: headOf(heads),
      statements: [
        programme.db.insert(organisation).values({ id, createdAt: new Date().toISOString(), version: 1, ...row }),
      ],
      audit: {
        actor: actor.job,
        organisation: slug,
        action: permission,
        subject: `organisation:${id}`,
        before: null,
        after: row,
      },
    });
    return true;
  });
}

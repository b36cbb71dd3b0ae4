import { and, eq, sql } from '@ndp/database/query';
import { audit } from '@ndp/database/schema/plumbing';
import { organisation, sharedFile } from '@ndp/database/schema/programme';
import { evidence } from '@ndp/database/schema/workspace';
import type { SystemGrant } from '../permissions.ts';

/** For so many days after a draft was thrown away its files are looked for again, in case the first time failed. */
const DAYS = 30;

/**
 * SHA-256 of the files that belonged to drafts thrown away lately and that nothing of the organisation speaks of any
 * more: no other draft, no task. What to look for comes from the audit trail, so that no file is lost because a list
 * of those in use was not whole.
 * @param slug of the organisation whose workspace it is
 */
export async function discardedFiles(
  { workspace, programme }: SystemGrant<'evidence.sweep'>,
  slug: string,
): Promise<string[]> {
  const since = new Date(Date.now() - DAYS * 86_400_000).toISOString();
  const [entries] = await workspace.read(
    workspace.db
      .select({ before: audit.before })
      .from(audit)
      .where(and(eq(audit.action, 'plan.discard'), sql`${audit.at} > ${since}`)),
  );
  const named = entries.flatMap(({ before }): string[] => JSON.parse(before ?? '{}').files ?? []);
  if (named.length === 0) return [];
  const asked = JSON.stringify(named);
  const among = (column: typeof evidence.sha256 | typeof sharedFile.sha256) =>
    sql`${column} in (select value from json_each(${asked}))`;
  const [[kept], [shared]] = await Promise.all([
    workspace.read(workspace.db.select({ sha256: evidence.sha256 }).from(evidence).where(among(evidence.sha256))),
    programme.read(
      programme.db
        .select({ sha256: sharedFile.sha256 })
        .from(sharedFile)
        .innerJoin(organisation, eq(organisation.id, sharedFile.organisationId))
        .where(and(eq(organisation.slug, slug), among(sharedFile.sha256))),
    ),
  ]);
  const used = new Set([...kept, ...shared].map(({ sha256 }) => sha256));
  return [...new Set(named)].filter((sha256) => !used.has(sha256));
}

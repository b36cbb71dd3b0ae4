import { auditHead, headOf } from '@ndp/database/audit';
import { canonical, sha256 } from '@ndp/database/canonical';
import { commit, repeated } from '@ndp/database/commit';
import type { Statement } from '@ndp/database/handle';
import { eq } from '@ndp/database/query';
import { audit } from '@ndp/database/schema/programme';
import type { SystemGrant } from '@ndp/domain/permissions';

/**
 * Writes seed data into the programme once: the audit trail holds the hash of what was imported, and importing
 * the same again changes nothing and answers false.
 */
export function importOnce(
  grant: SystemGrant<'seed.import'>,
  name: string,
  data: unknown,
  statements: () => Statement[] | Promise<Statement[]>,
): Promise<boolean> {
  const { programme } = grant;
  const subject = `${name}:${sha256(canonical(data))}`;
  return repeated(async () => {
    const [earlier, heads] = await programme.read(
      programme.db.select({ seq: audit.seq }).from(audit).where(eq(audit.subject, subject)),
      auditHead(programme),
    );
    if (earlier.length > 0) return false;
    const rows = await statements();
    await commit(programme, {
      head: headOf(heads),
      statements: rows,
      audit: {
        actor: grant.actor.job,
        organisation: 'programme',
        action: grant.permission,
        subject,
        before: null,
        after: { rows: rows.length },
      },
    });
    return true;
  });
}

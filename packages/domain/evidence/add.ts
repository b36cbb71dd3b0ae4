import { auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { and, eq, isNull, sql } from '@ndp/database/query';
import { evidence, planDraft } from '@ndp/database/schema/workspace';
import * as v from 'valibot';
import { decidedAnew } from '../people/again.ts';
import type { MemberGrant } from '../permissions.ts';
import { FRAME, MONTH_CODE } from '../plans/assemble.ts';
import { assertOurs, templateOf } from '../plans/submit.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { calendarDate } from '../text.ts';
import { FileName } from './file-name.ts';

export type Evidence = typeof evidence.$inferSelect;

/** What is said of a file when it is handed in, beside its bytes. */
export const EvidenceQuery = v.strictObject({
  section: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/)),
  name: FileName,
  /** The day from which the paper itself counts, and until which: not the day of its upload. */
  effectiveOn: v.optional(calendarDate),
  expiresOn: v.optional(calendarDate),
});
export type EvidenceQuery = v.InferOutput<typeof EvidenceQuery>;

/** A file's bytes as they were looked at on arrival. */
export interface Arrived {
  type: string;
  size: number;
  sha256: string;
}

/** More files than a plan may have. */
const MOST = 100;

/**
 * Enters a file that lies in the object store already. It stays in quarantine until it was looked into
 * (inspect.ts). The same bytes at the same section again answer the entry there is.
 * Throws Refusal `forbidden`, `not_found`, `rule_broken`, `invalid_input`.
 */
export function addEvidence(
  grant: MemberGrant<'plan.draft'>,
  id: string,
  said: EvidenceQuery,
  { type, size, sha256 }: Arrived,
): Promise<Evidence> {
  const { actor, workspace } = grant;
  const { db } = workspace;
  return decidedAnew(async () => {
    const [drafts, files, heads] = await workspace.read(
      db.select().from(planDraft).where(eq(planDraft.id, id)),
      db
        .select()
        .from(evidence)
        .where(and(eq(evidence.planId, id), isNull(evidence.removedAt))),
      auditHead(workspace),
    );
    const [draft] = drafts;
    if (!draft) throw notFound();
    assertOurs(draft, actor);
    const known = [FRAME, ...templateOf(draft).contents.map(({ code }) => code)];
    if (!known.includes(said.section) && !MONTH_CODE.test(said.section))
      throw invalid(
        'section',
        `Kế hoạch không có mục “${said.section}”.`,
        `The plan has no section "${said.section}".`,
      );
    if (said.expiresOn && said.effectiveOn && said.expiresOn < said.effectiveOn)
      throw invalid('expiresOn', 'Ngày hết hiệu lực trước ngày có hiệu lực.', 'It expires before it takes effect.');
    const same = files.find((one) => one.sha256 === sha256 && one.section === said.section);
    if (same) return same;
    if (files.length >= MOST) throw new Refusal('rule_broken', FULL);
    const row: Evidence = {
      ...{ id: newId(), createdAt: new Date().toISOString(), planId: id, section: said.section, name: said.name },
      ...{ type, size, sha256, state: 'quarantined', reason: null, uploadedBy: actor.person, removedAt: null },
      ...{ effectiveOn: said.effectiveOn ?? null, expiresOn: said.expiresOn ?? null },
    };
    await commit(workspace, {
      head: headOf(heads),
      statements: [
        // Two at once would each find room for one more.
        db
          .update(planDraft)
          .set({ updatedAt: row.createdAt })
          .where(
            sql`id = ${id} and (select count(*) from evidence e where e.plan_id = ${id} and e.removed_at is null) < ${MOST}`,
          ),
        guarded(),
        db.insert(evidence).values(row),
      ],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: 'plan.attach',
        subject: `plan:${id}`,
        before: null,
        after: { file: row.id, name: row.name, section: row.section, size, sha256 },
      },
    });
    return row;
  });
}

const FULL = {
  vi: `Kế hoạch đã có ${MOST} tệp. Bỏ bớt tệp cũ.`,
  en: `The plan has ${MOST} files already. Remove some.`,
};

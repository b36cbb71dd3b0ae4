import { auditHead, headOf } from '@ndp/database/audit';
import { guarded } from '@ndp/database/commit';
import { and, eq } from '@ndp/database/query';
import { budgetLine } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { decidedAnew } from '../people/again.ts';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { money } from '../plans/sections.ts';
import { notFound, Refusal } from '../refusal.ts';
import { writtenText } from '../text.ts';
import { assertSeen } from '../version.ts';
import { type BudgetLine, mayRecord, ownerQuery } from './read.ts';
import { assertTotal } from './sum.ts';

export const BudgetRecord = v.strictObject({
  /** In đồng, as is the other. */
  allocated: money,
  spent: money,
  note: v.optional(v.nullable(writtenText(2000)), null),
});
export type BudgetRecord = v.InferOutput<typeof BudgetRecord>;

/**
 * Records what was allocated and spent on a line of an issued plan. Answers the line as it then is.
 * Throws Refusal `not_found`, `forbidden`, `precondition_failed`, `invalid_input`.
 */
export async function recordBudget(
  grant: MemberGrant<'budget.record'>,
  { plan, line, seen }: { plan: string; line: string; seen: number },
  { allocated, spent, note }: BudgetRecord,
): Promise<BudgetLine> {
  const { actor, programme } = grant;
  const { db } = programme;
  return decidedAnew(async () => {
    const [owners, lines, heads] = await programme.read(
      ownerQuery(db, plan, actor),
      db.select().from(budgetLine).where(eq(budgetLine.planId, plan)),
      auditHead(programme),
    );
    const [owner] = owners;
    const before = lines.find(({ id }) => id === line);
    if (!owner || !before) throw notFound();
    if (!mayRecord(owner, actor)) throw new Refusal('forbidden', NOT_THEIRS);
    assertSeen(seen, before.version);
    assertTotal(
      lines.filter((one) => one !== before),
      { allocated, spent },
    );
    const change = { allocated, spent, note, version: seen + 1, updatedAt: new Date().toISOString() };
    const { source, purpose, year } = before;
    await commitAs(
      grant,
      headOf(heads),
      {
        subject: `plan:${plan}`,
        before: { source, purpose, year, allocated: before.allocated, spent: before.spent },
        after: { allocated, spent },
      },
      [
        db
          .update(budgetLine)
          .set(change)
          .where(and(eq(budgetLine.id, line), eq(budgetLine.version, seen))),
        guarded(),
      ],
    );
    return { ...before, ...change };
  });
}

const NOT_THEIRS = {
  vi: 'Chỉ đơn vị lập kế hoạch và đơn vị kế hoạch - tài chính ghi kinh phí.',
  en: 'Only the unit whose plan it is and the finance unit record its money.',
};

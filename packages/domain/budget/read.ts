import { eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { type Member, type MemberGrant, may } from '../permissions.ts';
import { planVisibleTo } from '../plans/read.ts';
import { notFound } from '../refusal.ts';

type Builder = MemberGrant<'plan.read'>['programme']['db'];

/** Whose plan it is, if this member may see it. */
export function ownerQuery(db: Builder, plan: string, actor: Member) {
  return db
    .select({ organisation: p.plan.organisationId, unit: p.plan.unitId })
    .from(p.plan)
    .innerJoin(p.organisation, eq(p.organisation.id, p.plan.organisationId))
    .where(sql`plan.id = ${plan} and (${planVisibleTo(actor)})`);
}

/** The plan's own unit records its money, and the finance unit of the programme. 186 Điều 2, II */
export function mayRecord(owner: { organisation: string; unit: string | null }, actor: Member): boolean {
  if (!may(actor, 'budget.record')) return false;
  const finance = actor.duties.some(({ kind, platform }) => kind === 'finance' && platform === null);
  const own = owner.organisation === actor.organisation.id;
  return finance || (own && (owner.unit === null || owner.unit === actor.unit?.id));
}

/** The lines of an issued plan's money, and whether this member records them; one round trip. Foreign is as unknown. */
export async function readBudget({ actor, programme }: MemberGrant<'plan.read'>, plan: string) {
  const { db } = programme;
  const [owners, lines] = await programme.read(
    ownerQuery(db, plan, actor),
    db
      .select()
      .from(p.budgetLine)
      .where(eq(p.budgetLine.planId, plan))
      .orderBy(p.budgetLine.year, p.budgetLine.source, p.budgetLine.purpose),
  );
  const [owner] = owners;
  if (!owner) throw notFound();
  return { lines, mayRecord: mayRecord(owner, actor) };
}

export type BudgetLine = Awaited<ReturnType<typeof readBudget>>['lines'][number];

import { eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import type { MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { type Change, changesBetween } from './changes.ts';
import { contentsIn, type Party } from './contents.ts';
import { lastVisible, NAMES, named, UNIT, versionVisibleTo } from './read.ts';

/**
 * What changed in an issued plan from one version to another: from the last but one that the member may read to the
 * last unless named; nothing for a plan that was never amended. One round trip. Throws Refusal `not_found`.
 */
export async function readChanges(
  { actor, programme }: MemberGrant<'plan.read'>,
  id: string,
  wanted: { from?: number | undefined; to?: number | undefined },
): Promise<{ from: number; to: number; items: Change[] }> {
  const { db } = programme;
  const to = sql`coalesce(${wanted.to ?? null}, ${lastVisible(actor, id)})`;
  const from = sql`coalesce(${wanted.from ?? null}, ${lastVisible(actor, id, to)}, ${to})`;
  const naming = (fields: string[]) => sql`${named(id, from, fields)} union ${named(id, to, fields)}`;
  const [versions, organisations, units] = await programme.read(
    db
      .select({
        number: p.planVersion.number,
        title: p.planVersion.title,
        contents: p.planVersion.contents,
        isFrom: sql<number>`${p.planVersion.number} = ${from}`,
        isTo: sql<number>`${p.planVersion.number} = ${to}`,
      })
      .from(p.plan)
      .innerJoin(p.planVersion, eq(p.planVersion.planId, p.plan.id))
      .where(sql`${p.plan.id} = ${id} and ${versionVisibleTo(actor)}`),
    db
      .select(NAMES)
      .from(p.organisation)
      .where(sql`${p.organisation.slug} in (${naming(['organisation'])})`),
    db
      .select(UNIT)
      .from(p.unit)
      .where(sql`${p.unit.slug} in (${naming(['unit'])})`),
  );
  const before = versions.find(({ isFrom }) => isFrom === 1);
  const after = versions.find(({ isTo }) => isTo === 1);
  if (!before || !after) throw notFound();
  const names = new Map([...organisations, ...units].map(({ slug, nameVi }) => [slug, nameVi]));
  const called = (party: Party) => {
    if ('duty' in party) return BEARERS[party.duty];
    const { organisation, unit } = party;
    return [unit, organisation].flatMap((slug) => (slug === null ? [] : [names.get(slug) ?? slug])).join(', ');
  };
  const whole = ({ title, contents }: (typeof versions)[number]) => ({
    ...contentsIn(contents),
    title: title ?? undefined,
  });
  return { from: before.number, to: after.number, items: changesBetween(whole(before), whole(after), called) };
}

const BEARERS: Record<Extract<Party, { duty: string }>['duty'], string> = {
  core_enterprise: 'các doanh nghiệp nòng cốt',
  owner_focal: 'đầu mối của cơ quan chủ quản',
  mic_focal: 'đầu mối của Bộ',
};

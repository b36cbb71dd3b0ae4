import { fold, words } from '@ndp/database/fold';
import { eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import type { MemberGrant } from '../permissions.ts';
import { planVisibleTo } from '../plans/read.ts';

/** Of each kind, so many are answered; and so many rows are looked through, newest first. */
const SHOWN = 8;
const LOOKED_THROUGH = 2000;

/**
 * Issued plans, people of one's own organisation and organisations whose name has every word of the question, marks
 * and đ folded, the last word perhaps unfinished; one round trip.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function searchProgramme(
  { actor, programme }: MemberGrant<'platform.read'>,
  question: string,
  today: string,
) {
  const wanted = words(fold(question)).slice(0, 10);
  if (wanted.length === 0) return { plans: [], people: [], organisations: [] };
  const { db } = programme;
  const [plans, people, organisations] = await programme.read(
    db
      .select({ id: p.plan.id, title: p.plan.title })
      .from(p.plan)
      .where(planVisibleTo(actor))
      .orderBy(sql`${p.plan.createdAt} desc`)
      .limit(LOOKED_THROUGH),
    db
      .selectDistinct({ key: p.person.key, name: p.person.name })
      .from(p.membership)
      .innerJoin(p.person, eq(p.person.id, p.membership.personId))
      .where(sql`${p.membership.organisationId} = ${actor.organisation.id} and coalesce(${p.membership.validTo}, '9') > ${today}
        and ${p.person.disabledAt} is null`)
      .limit(LOOKED_THROUGH),
    db
      .select({ slug: p.organisation.slug, name: p.organisation.nameVi, nameEn: p.organisation.nameEn })
      .from(p.organisation)
      .orderBy(p.organisation.slug)
      .limit(LOOKED_THROUGH),
  );
  const has = (...texts: string[]) => {
    const found = words(fold(texts.join(' ')));
    return wanted.every((word) => found.some((one) => one.startsWith(word)));
  };
  return {
    plans: plans.filter(({ title }) => has(title)).slice(0, SHOWN),
    people: people.filter(({ name }) => has(name)).slice(0, SHOWN),
    organisations: organisations.filter(({ name, nameEn }) => has(name, nameEn)).slice(0, SHOWN),
  };
}

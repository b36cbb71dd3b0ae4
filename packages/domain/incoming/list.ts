import { canonical } from '@ndp/database/canonical';
import { and, desc, eq, sql } from '@ndp/database/query';
import { planDelivery } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { openCursor, sealCursor } from '../cursor.ts';
import type { MemberGrant } from '../permissions.ts';
import { arrivals } from './find.ts';

/** Entries of one page. */
const PAGE = 50;

/** What may be asked of the incoming register, as it stands in the address. */
export const IncomingQuery = v.strictObject({
  state: v.optional(v.picklist(['new', 'opened', 'acknowledged'])),
  year: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number))),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type IncomingQuery = v.InferOutput<typeof IncomingQuery>;

const { openedAt, acknowledgedAt, year, arrivalNumber, organisationId } = planDelivery;
const IN_STATE = {
  new: sql`${openedAt} is null and ${acknowledgedAt} is null`,
  opened: sql`${openedAt} is not null and ${acknowledgedAt} is null`,
  acknowledged: sql`${acknowledgedAt} is not null`,
} as const;

/**
 * The incoming register of one's own organisation, last arrived first, with how many entries of the year (or of all)
 * are in each state; one round trip. Decree 30/2020, Articles 20-24. Throws Refusal `invalid_input` for a foreign
 * cursor.
 */
export async function listIncoming(
  { actor, programme }: MemberGrant<'plan.read'>,
  { cursor, ...filter }: IncomingQuery,
  cursorKey: string,
) {
  const { db } = programme;
  const question = canonical({ ...filter, of: actor.organisation.slug });
  const after = cursor === undefined ? null : openCursor(cursor, question, cursorKey).split(' ').map(Number);
  const ours = eq(organisationId, actor.organisation.id);
  const inYear = filter.year === undefined ? undefined : eq(year, filter.year);
  const counted = (state: keyof typeof IN_STATE) => sql<number>`count(case when ${IN_STATE[state]} then 1 end)`;
  const [found, [counts]] = await programme.read(
    arrivals(db)
      .where(
        and(
          ours,
          inYear,
          filter.state && IN_STATE[filter.state],
          after ? sql`(${year}, ${arrivalNumber}) < (${after[0]}, ${after[1]})` : undefined,
        ),
      )
      .orderBy(desc(year), desc(arrivalNumber))
      .limit(PAGE + 1),
    db
      .select({ new: counted('new'), opened: counted('opened'), acknowledged: counted('acknowledged') })
      .from(planDelivery)
      .where(and(ours, inYear)),
  );
  const items = found.slice(0, PAGE);
  const last = items.at(-1)?.delivery;
  const next = found.length > PAGE && last ? `${last.year} ${last.arrivalNumber}` : null;
  return {
    items,
    counts: counts ?? { new: 0, opened: 0, acknowledged: 0 },
    next: next && sealCursor(next, question, cursorKey),
  };
}

import type { ReadHandle } from '@ndp/database/handle';
import { type Condition, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';

/** An organisation or one of its units that ended, or will. */
export interface Ended {
  organisation: string;
  /** Null where the whole organisation ended. */
  unit: string | null;
  /** ISO date of the first day on which it no longer exists. */
  on: string;
  name: { vi: string; en: string };
  /** The organisations that took its place, as far as the directory knows. */
  heirs: { slug: string; vi: string; en: string }[];
}

/** The queries for every organisation and unit with an end, in this order. */
export function endedQueries(db: ReadHandle['db']) {
  const { slug, nameVi, nameEn, validTo } = p.organisation;
  const heirs = sql`(select json_group_array(json_object('slug', h.slug, 'vi', h.name_vi, 'en', h.name_en))
    from organisation_event_party f join organisation_event_party t on t.event_id = f.event_id and t.side = 'to'
    join organisation h on h.id = t.organisation_id and h.id <> f.organisation_id
    where f.side = 'from' and f.organisation_id = ${sql.raw('organisation.id')})`
    .mapWith((found: string): Ended['heirs'] => JSON.parse(found))
    .as('heirs');
  return [
    db.select({ slug, nameVi, nameEn, validTo, heirs }).from(p.organisation).where(sql`${validTo} is not null`),
    db
      .select({ slug, unit: p.unit.slug, nameVi: p.unit.nameVi, nameEn: p.unit.nameEn, validTo: p.unit.validTo })
      .from(p.unit)
      .innerJoin(p.organisation, eq(p.organisation.id, p.unit.organisationId))
      .where(sql`${p.unit.validTo} is not null`),
  ] as const;
}

type Row = { slug: string; unit?: string; nameVi: string; nameEn: string; validTo: string | null };

/** What the rows of such a query say. */
export function endedIn(rows: readonly (Row & { heirs?: Ended['heirs'] })[]): Ended[] {
  return rows.flatMap(({ slug, unit = null, nameVi: vi, nameEn: en, validTo, heirs = [] }) =>
    validTo === null ? [] : [{ organisation: slug, unit, on: validTo, name: { vi, en }, heirs }],
  );
}

/**
 * The condition that the organisation of the row took the place of one that bore the duty of the row itself or by a
 * unit: what was merged into it is answered for by it. Tables by name: organisation, duty.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function inheritsDuty(today: string): Condition {
  return sql`exists (select 1 from organisation_event_party t
    join organisation_event_party f on f.event_id = t.event_id and f.side = 'from'
    join organisation o on o.id = f.organisation_id and coalesce(o.valid_to, '9') <= ${today}
    where t.side = 'to' and t.organisation_id = organisation.id
      and o.id = coalesce((select u.organisation_id from unit u where u.id = duty.unit_id), duty.organisation_id))`;
}

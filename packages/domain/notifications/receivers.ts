import type { ReadHandle } from '@ndp/database/handle';
import { and, type Condition, eq, inArray, isNull, sql } from '@ndp/database/query';
import { type Language, membership, organisation, person, type Role, unit } from '@ndp/database/schema/programme';
import { isLive } from '../people/live.ts';
import type { MailSetting } from './kinds.ts';

/** Whom mail goes to; a person without an address is told in the app alone. */
export interface Addressee {
  id: string;
  email: string | null;
  language: Language;
}

/** A person with what they have set; kinds not named are as by default. */
export interface Receiver extends Addressee {
  settings: Readonly<Record<string, MailSetting>>;
}

const columns = {
  id: person.id,
  email: person.email,
  language: person.language,
  settings: sql`(select json_group_object(s.kind, s.email) from notification_setting s where s.person_id = person.id)`
    .mapWith((found: string): Receiver['settings'] => JSON.parse(found))
    .as('settings'),
};

/** A query for the people whom `who` names (of table `person`), to be read along with what the verb reads itself. */
export function receivers(db: ReadHandle['db'], who: Condition | undefined) {
  return db
    .select(columns)
    .from(person)
    .where(and(who, isNull(person.disabledAt)));
}

/**
 * A query for the members of these organisations (slugs, or a condition that finds them) in these roles, each once an
 * organisation.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function memberReceivers(
  db: ReadHandle['db'],
  organisations: readonly string[] | Condition,
  roles: readonly Role[],
  today: string,
) {
  const named = Array.isArray(organisations)
    ? inArray(organisation.slug, organisations)
    : sql`${organisation.slug} in ${organisations}`;
  return db
    .selectDistinct({
      person: columns,
      key: person.key,
      organisationId: organisation.id,
      organisation: organisation.slug,
      unit: unit.slug,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .leftJoin(unit, eq(unit.id, membership.unitId))
    .where(and(named, inArray(membership.role, [...roles]), isLive(today)));
}

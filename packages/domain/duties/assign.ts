import { type AuditHead, auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded, repeated } from '@ndp/database/commit';
import type { Statement } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { and, eq, isNull, sql } from '@ndp/database/query';
import { type DutyKind, duty, organisation, platform, unit } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { dutyCounts } from '../people/duty-counts.ts';
import type { SystemGrant } from '../permissions.ts';
import { invalid } from '../refusal.ts';
import { calendarDate, writtenName } from '../text.ts';
import { dayInVietnam } from '../time.ts';
import { DUTY_NAMES } from './names.ts';

/** Who bears what towards which platform: an organisation, or one of its units. */
const Borne = {
  organisation: writtenName(100),
  unit: v.optional(writtenName(100)),
  kind: v.picklist(Object.keys(DUTY_NAMES) as DutyKind[]),
  /** Code; left out for the whole programme. */
  platform: v.optional(writtenName(30)),
};
/** A duty as a document assigns it. `from`: ISO date, left out where the document has no day. */
export const Assignment = v.strictObject({
  ...Borne,
  source: writtenName(300),
  clause: writtenName(100),
  from: v.optional(calendarDate),
});
export const Withdrawal = v.strictObject({ ...Borne, on: v.optional(calendarDate) });

type Operator = SystemGrant<'duty.give'> | SystemGrant<'duty.end'>;

/**
 * Enters a duty that a document assigns: a core enterprise, a focal unit, who takes the place of a unit that ended.
 * Throws Refusal `invalid_input` for names that are unknown or have ended, and where it is borne already.
 */
export function giveDuty(
  grant: SystemGrant<'duty.give'>,
  { source, clause, from, ...borne }: v.InferOutput<typeof Assignment>,
): Promise<void> {
  return change(grant, borne, ({ ids, standing }) => {
    if (standing) throw invalid('/kind', 'Đã có nhiệm vụ này.', 'This duty is borne already.');
    const row = { id: newId(), createdAt: new Date().toISOString(), kind: borne.kind, state: 'confirmed' as const };
    return [grant.programme.db.insert(duty).values({ ...row, ...ids, source, clause, validFrom: from ?? null })];
  });
}

/** Ends a duty that is borne: `on` is the first day (ISO, Asia/Ho_Chi_Minh) on which it is no more, today if left out. */
export function endDuty(
  grant: SystemGrant<'duty.end'>,
  { on = dayInVietnam(), ...borne }: v.InferOutput<typeof Withdrawal>,
): Promise<void> {
  return change(grant, borne, ({ standing }) => {
    if (!standing) throw invalid('/kind', 'Không có nhiệm vụ này.', 'Nobody bears this duty.');
    return [grant.programme.db.update(duty).set({ validTo: on }).where(eq(duty.id, standing)), guarded()];
  });
}

interface Found {
  ids: Pick<typeof duty.$inferInsert, 'organisationId' | 'unitId' | 'platformId'>;
  /** Id of the duty as it is borne today. */
  standing: string | null;
}

async function change(
  grant: Operator,
  borne: Omit<v.InferOutput<typeof Withdrawal>, 'on'>,
  statements: (found: Found) => Statement[],
): Promise<void> {
  const { programme, actor, permission } = grant;
  return repeated(async () => {
    const { head, ...found } = await find(grant, borne);
    await commit(programme, {
      head,
      statements: statements(found),
      audit: {
        actor: actor.job,
        organisation: 'programme',
        action: permission,
        subject: `duty:${borne.kind}`,
        before: null,
        after: borne,
      },
    });
  });
}

async function find(
  { programme }: Operator,
  { organisation: slug, unit: part, kind, platform: code }: Omit<v.InferOutput<typeof Withdrawal>, 'on'>,
): Promise<Found & { head: AuditHead }> {
  const { db } = programme;
  const today = dayInVietnam();
  const exists = (column: typeof organisation.validTo | typeof unit.validTo) =>
    sql`coalesce(${column}, '9') > ${today}`;
  const [organisations, units, platforms, duties, heads] = await programme.read(
    db
      .select({ id: organisation.id })
      .from(organisation)
      .where(and(eq(organisation.slug, slug), exists(organisation.validTo))),
    db
      .select({ id: unit.id })
      .from(unit)
      .innerJoin(organisation, eq(organisation.id, unit.organisationId))
      .where(and(eq(organisation.slug, slug), eq(unit.slug, part ?? ''), exists(unit.validTo))),
    db
      .select({ id: platform.id })
      .from(platform)
      .where(eq(platform.code, code ?? '')),
    db
      .select({ id: duty.id })
      .from(duty)
      .leftJoin(unit, eq(unit.id, duty.unitId))
      .leftJoin(platform, eq(platform.id, duty.platformId))
      .innerJoin(organisation, sql`${organisation.id} = coalesce(${unit.organisationId}, ${duty.organisationId})`)
      .where(
        and(
          ...[eq(organisation.slug, slug), eq(duty.kind, kind), dutyCounts(today)],
          part === undefined ? isNull(duty.unitId) : eq(unit.slug, part),
          code === undefined ? isNull(duty.platformId) : eq(platform.code, code),
        ),
      ),
    auditHead(programme),
  );
  const [whose] = organisations;
  if (!whose) throw invalid('/organisation', 'Không có cơ quan này.', `There is no organisation "${slug}" today.`);
  const [of] = units;
  if (part !== undefined && !of) throw invalid('/unit', 'Không có đơn vị này.', `It has no unit "${part}" today.`);
  const [what] = platforms;
  if (code !== undefined && !what)
    throw invalid('/platform', 'Không có nền tảng này.', `There is no platform ${code}.`);
  const bearer = of ? { unitId: of.id, organisationId: null } : { unitId: null, organisationId: whose.id };
  return {
    ids: { ...bearer, platformId: what?.id ?? null },
    standing: duties[0]?.id ?? null,
    head: headOf(heads),
  };
}

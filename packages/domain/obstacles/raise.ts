import { auditHead, headOf } from '@ndp/database/audit';
import { repeated } from '@ndp/database/commit';
import type { ReadHandle } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { memberReceivers } from '../notifications/receivers.ts';
import { dutyCounts } from '../people/duty-counts.ts';
import { type Ended, inheritsDuty } from '../people/ended.ts';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { PlatformCode } from '../plans/draft.ts';
import { goneBy } from '../plans/gone.ts';
import { planVisibleTo } from '../plans/read.ts';
import { invalid, type Refusal } from '../refusal.ts';
import { earlierRequest, keyUsed, type Repeatable, requestHash, sameRequest } from '../repeatable.ts';
import { calendarDate, writtenName, writtenText } from '../text.ts';
import { dayInVietnam } from '../time.ts';
import { assertDue } from './due.ts';
import { bearsNothingHere, mayRaiseOf } from './may-raise.ts';
import { placed, tellOf } from './tell.ts';

const id = v.pipe(v.string(), v.uuid());
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/));

export const NewObstacle = v.pipe(
  v.strictObject({
    kind: v.picklist(['obstacle', 'policy']),
    /** What it is about: one of these three. */
    task: v.optional(id),
    plan: v.optional(id),
    platform: v.optional(PlatformCode),
    title: writtenName(300),
    body: writtenText(10_000),
    /** Who is to answer. */
    to: v.strictObject({ organisation: slug, unit: v.nullable(slug) }),
    /** By when (due.ts). */
    dueOn: calendarDate,
    /** Whether its task cannot go on before. */
    blocks: v.optional(v.boolean(), false),
  }),
  v.check(
    ({ task, plan, platform }) => [task, plan, platform].filter((one) => one !== undefined).length === 1,
    'Chọn đúng một: công việc, kế hoạch hoặc nền tảng. / Name exactly one: a task, a plan or a platform.',
  ),
);
export type NewObstacle = v.InferOutput<typeof NewObstacle>;

/**
 * Raises an obstacle, or proposes a policy, to those who are to answer it, and tells them. 186 Điều 1, IV.2.c; Điều 2,
 * II.1.e, V.1.b. Repeating with the same key answers the same one. Who may: may-raise.ts. Throws Refusal
 * `forbidden`, `invalid_input`, `conflict`.
 */
export async function raiseObstacle(
  grant: MemberGrant<'obstacle.raise'>,
  input: NewObstacle,
  key: string,
  ended: readonly Ended[],
): Promise<{ id: string }> {
  const { actor, programme } = grant;
  const { db } = programme;
  const repeatable: Repeatable = { actor, key, operation: grant.permission, request: input };
  return repeated(async () => {
    const today = dayInVietnam();
    const [used, subjects, addressees, people, homes, heads] = await programme.read(
      earlierRequest(db, repeatable),
      subjectQuery(db, grant, input),
      addresseeQuery(db, input, today),
      memberReceivers(db, [input.to.organisation], ['officer', 'head'], today),
      db.select().from(p.organisation).where(eq(p.organisation.id, actor.organisation.id)),
      auditHead(programme),
    );
    if (used[0]) return sameRequest(used[0], requestHash(repeatable));
    const [subject] = subjects;
    const [addressee] = addressees;
    const [home] = homes;
    if (!subject) throw nothingThere(input);
    if (!subject.may) throw bearsNothingHere();
    if (!home) throw new Error('the organisation that one acts for is gone');
    assertStanding(input.to, ended, today);
    assertAddressee(addressee, input, actor);
    assertDue(input.dueOn, subject.year, today);
    const { kind, title, body, dueOn, blocks } = input;
    const id = newId();
    await commitAs(
      grant,
      headOf(heads),
      { subject: `obstacle:${id}`, before: null, after: { kind, title, to: input.to, dueOn, blocks, ...about(input) } },
      [
        keyUsed(programme, repeatable, id),
        db.insert(p.obstacle).values({
          ...{ id, createdAt: new Date().toISOString(), kind, title, body, dueOn, blocks, author: actor.person },
          ...{ planId: subject.plan, taskId: subject.task, platformId: subject.platform },
          ...{ organisationId: actor.organisation.id, unitId: actor.unit?.id ?? null },
          ...{ toOrganisationId: addressee.id, toUnitId: addressee.unit },
        }),
        ...tellOf(programme, 'obstacle_raised', placed(people, input.to.unit), { id, title, due: dueOn, home }),
      ],
    );
    return { id };
  });
}

const about = ({ task, plan, platform }: NewObstacle) => ({ task, plan, platform });

/** What it is about, if the member may see it: ids of plan, task and platform, as far as there are any. */
function subjectQuery(db: ReadHandle['db'], { actor }: MemberGrant<'obstacle.raise'>, input: NewObstacle) {
  const { task, plan, platform } = input;
  // Of a platform there is nothing to be seen but what the catalogue says to everybody.
  const seen = sql`plan.id is null or (${planVisibleTo(actor)})`;
  return db
    .select({
      plan: sql<string | null>`${p.plan.id}`.as('of_plan'),
      task: sql<string | null>`${p.task.id}`.as('of_task'),
      platform: sql<string | null>`${p.platform.id}`.as('of_platform'),
      year: sql<number | null>`${p.plan.year}`.as('of_year'),
      may: sql<number>`${mayRaiseOf(actor, sql`platform.id`)}`.as('may'),
    })
    .from(sql`(select 1)`)
    .leftJoin(p.task, sql`task.id = ${task ?? ''} and task.state <> 'dropped'`)
    .leftJoin(p.plan, sql`plan.id = coalesce(task.plan_id, ${plan ?? ''})`)
    .leftJoin(p.platform, sql`platform.code = ${platform ?? ''}`)
    .where(sql`coalesce(plan.id, platform.id) is not null and (${seen})`);
}

/** The addressee, and whether it has to do with the subject: sees its plan, or bears a duty there or took it over. */
function addresseeQuery(db: ReadHandle['db'], { task, plan, platform, to }: NewObstacle, today: string) {
  const concerned = sql`coalesce((select t.plan_id from task t where t.id = ${task ?? ''}), ${plan ?? ''})`;
  const platforms = sql`select pp.platform_id from plan_platform pp where pp.plan_id = ${concerned}
    union select f.id from platform f where f.code = ${platform ?? ''}`;
  const bound = sql<number>`(exists (select 1 from plan l where l.id = ${concerned} and (l.organisation_id = organisation.id
      or exists (select 1 from plan_recipient r where r.plan_id = l.id and r.organisation_id = organisation.id)
      or exists (select 1 from task t where t.plan_id = l.id and t.state <> 'dropped'
        and t.responsible_organisation_id = organisation.id)))
    or exists (select 1 from duty left join unit n on n.id = duty.unit_id
      where (coalesce(n.organisation_id, duty.organisation_id) = organisation.id or ${inheritsDuty(today)})
        and ${dutyCounts(today)}
        and (duty.platform_id is null or duty.platform_id in (${platforms}))))`;
  return db
    .select({ id: p.organisation.id, unit: sql<string | null>`${p.unit.id}`.as('of_unit'), bound: bound.as('bound') })
    .from(p.organisation)
    .leftJoin(
      p.unit,
      sql`unit.slug = ${to.unit ?? ''} and unit.organisation_id = organisation.id and coalesce(unit.valid_to, '9') > ${today}`,
    )
    .where(sql`organisation.slug = ${to.organisation} and organisation.tenant_state = 'active'`);
}

/** Nobody answers for who has ended; who took its place does. Throws Refusal `invalid_input`. */
function assertStanding(to: NewObstacle['to'], ended: readonly Ended[], today: string): void {
  const gone = goneBy(to, ended, today);
  if (gone) throw invalid('/to', `${gone.detail.vi} Chọn nơi khác.`, `${gone.detail.en} Choose another.`);
}

type Addressee = { id: string; unit: string | null; bound: number };
type Raiser = { organisation: { id: string }; unit: { id: string } | null };

function assertAddressee(
  found: Addressee | undefined,
  { to, task, blocks }: NewObstacle,
  { organisation, unit }: Raiser,
): asserts found is Addressee {
  if (!found)
    throw invalid(
      '/to/organisation',
      `Không có cơ quan “${to.organisation}”. Chọn trong danh sách.`,
      `There is no organisation "${to.organisation}". Choose one of the list.`,
    );
  if (to.unit !== null && found.unit === null)
    throw invalid(
      '/to/unit',
      `Cơ quan này không có đơn vị “${to.unit}”. Chọn trong danh sách.`,
      `That organisation has no unit "${to.unit}". Choose one of the list.`,
    );
  if (!found.bound)
    throw invalid(
      '/to/organisation',
      'Cơ quan này không có trách nhiệm với kế hoạch hay nền tảng đó. Chọn cơ quan có trách nhiệm.',
      'That organisation has no duty towards this plan or platform. Choose one that does.',
    );
  // Of one's own organisation a unit is asked: the organisation as a whole includes whoever asks.
  if (found.id === organisation.id && (found.unit === null || found.unit === unit?.id))
    throw invalid(
      '/to',
      'Đây là chính cơ quan, đơn vị của bạn. Chọn đơn vị phải trả lời.',
      'These are you yourselves. Choose the unit that is to answer.',
    );
  if (blocks && task === undefined)
    throw invalid(
      '/blocks',
      'Chỉ vướng mắc của một công việc mới làm công việc đó dừng. Chọn công việc, hoặc bỏ mục này.',
      'Only an obstacle of a task can block it. Name the task, or leave this out.',
    );
}

function nothingThere({ task, plan }: NewObstacle): Refusal {
  const pointer = task !== undefined ? '/task' : plan !== undefined ? '/plan' : '/platform';
  return invalid(
    pointer,
    'Không có nội dung này. Chọn trong danh sách.',
    'There is no such thing. Choose of the list.',
  );
}

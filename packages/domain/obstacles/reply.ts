import { auditHead, headOf } from '@ndp/database/audit';
import { guarded } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { and, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { memberReceivers } from '../notifications/receivers.ts';
import { decidedAnew } from '../people/again.ts';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { calendarDate, writtenText } from '../text.ts';
import { dayInVietnam } from '../time.ts';
import { assertSeen } from '../version.ts';
import type { ObstacleRow } from './columns.ts';
import { assertDue } from './due.ts';
import { obstacleQuery } from './read.ts';
import { after, fits, isTheirs, REPLY_KINDS, type ReplyKind, sidesOf } from './state.ts';
import { placed, tellOf } from './tell.ts';

export const NewReply = v.strictObject({
  kind: v.picklist(REPLY_KINDS),
  body: writtenText(10_000),
  /** Of `extend`: the new day by which an answer is due. */
  dueOn: v.optional(calendarDate),
});
export type NewReply = v.InferOutput<typeof NewReply>;

/** Which of the two sides hears of it; a remark is found on the page. */
const TOLD: Partial<Record<ReplyKind, { side: 'from' | 'to'; kind: Parameters<typeof tellOf>[1] }>> = {
  answer: { side: 'from', kind: 'obstacle_answered' },
  close: { side: 'to', kind: 'obstacle_closed' },
  withdraw: { side: 'to', kind: 'obstacle_closed' },
  reopen: { side: 'to', kind: 'obstacle_raised' },
};

/**
 * Says something of an obstacle: a remark, an answer, a later due date, or that it is settled. Answers it as it then
 * stands. Throws Refusal `not_found`, `forbidden`, `conflict`, `precondition_failed`, `invalid_input`.
 */
export async function replyTo(
  grant: MemberGrant<'obstacle.answer'>,
  id: string,
  seen: number,
  { kind, body, dueOn }: NewReply,
): Promise<{ obstacle: ObstacleRow; today: string }> {
  const { actor, programme } = grant;
  const { db } = programme;
  return decidedAnew(async () => {
    const today = dayInVietnam();
    const between = sql`(select o.slug from organisation o join obstacle b on o.id in (b.organisation_id, b.to_organisation_id)
      where b.id = ${id})`;
    const [found, people, homes, heads] = await programme.read(
      obstacleQuery(db, id, actor),
      memberReceivers(db, between, ['officer', 'head'], today),
      db.select().from(p.organisation).where(eq(p.organisation.id, actor.organisation.id)),
      auditHead(programme),
    );
    const [before] = found;
    const [home] = homes;
    if (!before || !home) throw notFound();
    if (!isTheirs(kind, sidesOf(before, actor))) throw notTheirs(kind);
    assertSeen(seen, before.version);
    if (!fits(kind, before.state)) throw new Refusal('conflict', OUT_OF_TURN);
    assertDay(kind, dueOn, before, today);
    const now = new Date().toISOString();
    const state = after(kind, before.state);
    const change = {
      state,
      version: seen + 1,
      dueOn: dueOn ?? before.dueOn,
      answeredAt: kind === 'answer' ? now : kind === 'reopen' ? null : before.answeredAt,
      closedAt: state === 'closed' || state === 'withdrawn' ? (before.closedAt ?? now) : null,
    };
    const told = TOLD[kind];
    const side = told && before[told.side];
    const reached = side
      ? placed(people, side.unit?.slug ?? null).filter(({ organisation }) => organisation === side.organisation.slug)
      : [];
    await commitAs(
      grant,
      headOf(heads),
      {
        subject: `obstacle:${id}`,
        before: { state: before.state, dueOn: before.dueOn },
        after: { reply: kind, state, dueOn: change.dueOn },
      },
      [
        db
          .update(p.obstacle)
          .set(change)
          .where(and(eq(p.obstacle.id, id), eq(p.obstacle.version, seen))),
        guarded(),
        db.insert(p.reply).values({
          ...{ id: newId(), createdAt: now, obstacleId: id, organisationId: actor.organisation.id },
          ...{ author: actor.person, body, kind, dueOn: dueOn ?? null },
        }),
        ...(told ? tellOf(programme, told.kind, reached, { id, title: before.title, due: change.dueOn, home }) : []),
      ],
    );
    return { obstacle: { ...before, ...change }, today };
  });
}

/** Throws Refusal `invalid_input`. */
function assertDay(kind: ReplyKind, dueOn: string | undefined, before: ObstacleRow, today: string): void {
  if (kind !== 'extend') {
    if (dueOn === undefined) return;
    throw invalid(
      '/dueOn',
      'Chỉ gia hạn mới nêu hạn mới. Bỏ mục này.',
      'Only an extension has a new day. Leave it out.',
    );
  }
  if (dueOn === undefined || dueOn <= before.dueOn)
    throw invalid(
      '/dueOn',
      `Nêu hạn mới, sau ${before.dueOn} và không sớm hơn hôm nay.`,
      `Give the new day: after ${before.dueOn} and not before today.`,
    );
  assertDue(dueOn, before.planYear, today);
}

function notTheirs(kind: ReplyKind): Refusal {
  if (kind === 'answer' || kind === 'extend')
    return new Refusal('forbidden', {
      vi: 'Chỉ đơn vị được hỏi mới trả lời hoặc gia hạn.',
      en: 'Only those to whom it is addressed answer it or put it off.',
    });
  if (kind === 'comment')
    return new Refusal('forbidden', {
      vi: 'Chỉ đơn vị nêu, đơn vị được hỏi và cơ quan lập kế hoạch trao đổi ở đây.',
      en: 'Only those who raised it, those to whom it is addressed and those whose plan it concerns speak here.',
    });
  return new Refusal('forbidden', {
    vi: 'Chỉ đơn vị đã nêu mới đóng, rút hoặc mở lại.',
    en: 'Only those who raised it close it, withdraw it or open it again.',
  });
}

const OUT_OF_TURN = {
  vi: 'Trạng thái hiện tại không cho làm việc này. Tải lại rồi xem.',
  en: 'The state it is in does not allow this. Reload and look.',
};

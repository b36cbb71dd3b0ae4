import { auditHead, headOf } from '@ndp/database/audit';
import { guarded } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { and, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { decidedAnew } from '../people/again.ts';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { earlierRequest, keyUsed, type Repeatable, requestHash, sameRequest } from '../repeatable.ts';
import { writtenName, writtenText } from '../text.ts';
import { dayInVietnam } from '../time.ts';
import { assertSeen } from '../version.ts';
import { type TaskFound, taskSeen } from './columns.ts';
import { taskQuery } from './read.ts';
import { settled } from './settle.ts';

const id = v.pipe(v.string(), v.uuid());
const several = <S extends v.GenericSchema>(one: S, most: number) =>
  v.optional(v.pipe(v.array(one), v.maxLength(most)), () => []);

/** What shows that it is so: a file sent for this task, or a page. */
const Evidence = v.union([
  v.strictObject({ file: id, title: writtenName(200) }),
  v.strictObject({
    url: v.pipe(
      v.string(),
      v.maxLength(1000),
      v.url(),
      v.check((url) => /^https?:/i.test(url), 'Nhập địa chỉ https://… / Give an address that begins with https://.'),
    ),
    title: writtenName(200),
  }),
]);

export const TaskUpdate = v.strictObject({
  progress: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  state: v.picklist(['planned', 'in_progress', 'done']),
  note: v.optional(v.nullable(writtenText(5000)), null),
  /** Results that have been reached, each with what was reached. */
  results: several(v.strictObject({ result: id, note: writtenText(2000) }), 100),
  /** Results said to be reached before that have turned out not to be. */
  unmet: several(id, 100),
  evidence: several(Evidence, 20),
});
export type TaskUpdate = v.InferOutput<typeof TaskUpdate>;

/**
 * Records how far a task has come, by those to whom it is given. Repeating with the same key answers the task as it
 * then is and records nothing more. Something else than `done` opens a task again that was done.
 * Throws Refusal `not_found`, `forbidden`, `conflict`, `precondition_failed`, `invalid_input`, `rule_broken`.
 */
export async function updateTask(
  grant: MemberGrant<'task.progress'>,
  task: string,
  { seen, key, update }: { seen: number; key: string; update: TaskUpdate },
): Promise<{ task: TaskFound; reopened: boolean; today: string }> {
  const { actor, programme } = grant;
  const { db } = programme;
  const repeatable: Repeatable = { actor, key, operation: `task.progress ${task}`, request: update };
  return decidedAnew(async () => {
    const today = dayInVietnam();
    const files = JSON.stringify(update.evidence.flatMap((one) => ('file' in one ? [one.file] : [])));
    const [used, rows, known, resting, heads] = await programme.read(
      earlierRequest(db, repeatable),
      taskQuery(db, task, actor, today),
      db
        .select({ id: p.sharedFile.id })
        .from(p.sharedFile)
        .where(
          sql`id in (select value from json_each(${files})) and subject = ${`task:${task}`}
            and organisation_id = ${actor.organisation.id} and state <> 'refused'`,
        ),
      doneUpon(db, task, update.unmet),
      auditHead(programme),
    );
    const [row] = rows;
    if (!row) throw notFound();
    const before = taskSeen(row, actor, today);
    if (used[0]) {
      sameRequest(used[0], requestHash(repeatable));
      return { task: before, reopened: false, today };
    }
    assertGoing(before);
    assertSeen(seen, before.version);
    for (const [place, one] of update.evidence.entries())
      if ('file' in one && !known.some(({ id }) => id === one.file)) throw noSuchFile(place);
    if (resting[0]) throw othersRestOnIt(resting[0].title);
    const now = new Date().toISOString();
    const { progress, state, note, evidence } = update;
    const results = settled(before, update, now);
    const reopened = before.state === 'done' && state !== 'done';
    const met = update.results.map(({ result }) => result);
    await commitAs(
      grant,
      headOf(heads),
      {
        subject: `task:${task}`,
        before: { state: before.state, progress: before.progress },
        after: {
          state,
          progress,
          ...(met.length > 0 && { met }),
          ...(update.unmet.length > 0 && { unmet: update.unmet }),
        },
      },
      [
        keyUsed(programme, repeatable, task),
        db
          .update(p.task)
          .set({ progress, state, version: seen + 1, updatedAt: now, doneAt: state === 'done' ? now : null })
          .where(and(eq(p.task.id, task), eq(p.task.version, seen))),
        guarded(),
        ...results
          .filter((one) => met.includes(one.id) || update.unmet.includes(one.id))
          .map(({ id, metAt, metNote }) =>
            db
              .update(p.expectedResult)
              .set({ metAt, metNote, metBy: metAt && actor.person })
              .where(eq(p.expectedResult.id, id)),
          ),
        db.insert(p.taskUpdate).values({
          ...{ id: newId(), createdAt: now, taskId: task, organisationId: actor.organisation.id },
          ...{ author: actor.person, progress, state, note, results: update.results, evidence },
        }),
      ],
    );
    const after = { ...row, progress, state, results, version: seen + 1 };
    return { task: taskSeen(after, actor, today), reopened, today };
  });
}

/** Other tasks of the month that are done against one of these results. */
function doneUpon(db: MemberGrant<'task.progress'>['programme']['db'], task: string, results: readonly string[]) {
  return db
    .select({ title: p.task.title })
    .from(p.task)
    .innerJoin(
      p.expectedResult,
      and(eq(p.expectedResult.planId, p.task.planId), eq(p.expectedResult.month, p.task.month)),
    )
    .where(
      sql`task.id <> ${task} and task.state = 'done'
        and expected_result.id in (select value from json_each(${JSON.stringify(results)}))
        and (expected_result.tasks = '[]' or task.key in (select value from json_each(expected_result.tasks)))`,
    )
    .limit(1);
}

/** Throws Refusal `conflict` for a task that its plan no longer has, `forbidden` for one that is given to others. */
function assertGoing({ state, current, ours }: TaskFound): void {
  if (state === 'dropped' || !current)
    throw new Refusal('conflict', {
      vi: 'Bản kế hoạch hiện hành không còn công việc này nên không ghi tiến độ được.',
      en: 'The plan as it now stands no longer has this task, so its progress cannot be recorded.',
    });
  if (!ours)
    throw new Refusal('forbidden', {
      vi: 'Chỉ đơn vị được giao công việc này ghi tiến độ. Nếu bị giao nhầm, nêu vướng mắc với đơn vị lập kế hoạch.',
      en: 'Only those to whom this task is given record its progress. If it was given wrongly, raise an obstacle.',
    });
}

function noSuchFile(place: number): Refusal {
  return invalid(
    `/evidence/${place}/file`,
    'Không có tệp này trong công việc. Tải tệp lên công việc này trước.',
    'This task has no such file. Send the file to this task first.',
  );
}

function othersRestOnIt(title: string): Refusal {
  return new Refusal('conflict', {
    vi: `Công việc “${title}” đã xong dựa trên kết quả này. Mở lại công việc đó trước.`,
    en: `The task "${title}" is done against this result. Open that one again first.`,
  });
}

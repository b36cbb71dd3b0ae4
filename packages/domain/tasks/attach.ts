import { auditHead, headOf } from '@ndp/database/audit';
import { guarded } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { eq, sql } from '@ndp/database/query';
import { sharedFile, task as tasks } from '@ndp/database/schema/programme';
import type { Arrived } from '../evidence/add.ts';
import { decidedAnew } from '../people/again.ts';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { notFound, Refusal } from '../refusal.ts';
import { dayInVietnam } from '../time.ts';
import { taskSeen } from './columns.ts';
import { taskQuery } from './read.ts';

export type SharedFile = typeof sharedFile.$inferSelect;

/** More files than one task may have. */
const MOST = 50;

/**
 * Enters a file that shows how a task has come on, by those to whom it is given; it lies in the object store already
 * and stays in quarantine until it was looked into. The same bytes again answer the entry there is.
 * Throws Refusal `not_found`, `forbidden`, `conflict`, `rule_broken`.
 */
export function attachToTask(
  grant: MemberGrant<'task.progress'>,
  task: string,
  name: string,
  { type, size, sha256 }: Arrived,
): Promise<SharedFile> {
  const { actor, programme } = grant;
  const { db } = programme;
  const subject = `task:${task}`;
  return decidedAnew(async () => {
    const today = dayInVietnam();
    const [rows, files, heads] = await programme.read(
      taskQuery(db, task, actor, today),
      db.select().from(sharedFile).where(eq(sharedFile.subject, subject)),
      auditHead(programme),
    );
    const [row] = rows;
    if (!row) throw notFound();
    const { ours, state, current } = taskSeen(row, actor, today);
    if (!ours) throw new Refusal('forbidden', NOT_GIVEN);
    if (state === 'dropped' || !current) throw new Refusal('conflict', GONE);
    const same = files.find((one) => one.sha256 === sha256 && one.organisationId === actor.organisation.id);
    if (same) return same;
    if (files.length >= MOST) throw new Refusal('rule_broken', FULL);
    const file: SharedFile = {
      ...{ id: newId(), createdAt: new Date().toISOString(), organisationId: actor.organisation.id, subject },
      ...{ name, type, size, sha256, state: 'quarantined', reason: null, uploadedBy: actor.person },
    };
    await commitAs(grant, headOf(heads), { subject, before: null, after: { file: file.id, name, size, sha256 } }, [
      // Two at once would each find room for one more.
      db
        .update(tasks)
        .set({ updatedAt: file.createdAt })
        .where(sql`id = ${task} and (select count(*) from shared_file f where f.subject = ${subject}) < ${MOST}`),
      guarded(),
      db.insert(sharedFile).values(file),
    ]);
    return file;
  });
}

const NOT_GIVEN = {
  vi: 'Chỉ đơn vị được giao công việc này gửi tệp minh chứng.',
  en: 'Only those to whom this task is given send files for it.',
};
const GONE = {
  vi: 'Bản kế hoạch hiện hành không còn công việc này nên không nhận thêm tệp. Gửi vào công việc thay nó.',
  en: 'The plan as it now stands no longer has this task, so it takes no more files. Send them to the task in its place.',
};
const FULL = {
  vi: `Công việc đã có ${MOST} tệp. Dùng tệp đã gửi.`,
  en: `The task has ${MOST} files already. Use those.`,
};

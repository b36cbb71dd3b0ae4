import { eq } from '@ndp/database/query';
import { organisation, sharedFile } from '@ndp/database/schema/programme';
import type { MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { dayInVietnam } from '../time.ts';
import { taskQuery } from './read.ts';

const columns = {
  id: sharedFile.id,
  subject: sharedFile.subject,
  name: sharedFile.name,
  type: sharedFile.type,
  size: sharedFile.size,
  sha256: sharedFile.sha256,
  state: sharedFile.state,
  reason: sharedFile.reason,
  uploadedAt: sharedFile.createdAt,
  organisation: organisation.slug,
  organisationShort: organisation.shortVi,
};

/** The files that show how a task has come on, for whoever may see the task; one round trip. */
export async function listTaskFiles({ actor, programme }: MemberGrant<'plan.read'>, task: string) {
  const { db } = programme;
  const [rows, files] = await programme.read(
    taskQuery(db, task, actor, dayInVietnam()),
    db
      .select(columns)
      .from(sharedFile)
      .innerJoin(organisation, eq(organisation.id, sharedFile.organisationId))
      .where(eq(sharedFile.subject, `task:${task}`))
      .orderBy(sharedFile.createdAt),
  );
  if (rows.length === 0) throw notFound();
  return files;
}
export type TaskFile = Awaited<ReturnType<typeof listTaskFiles>>[number];

/** One of them. Unknown, foreign and of another task are one: `not_found`. */
export async function findTaskFile(grant: MemberGrant<'plan.read'>, task: string, id: string): Promise<TaskFile> {
  const found = (await listTaskFiles(grant, task)).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

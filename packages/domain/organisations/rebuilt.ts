import { auditHead, headOf } from '@ndp/database/audit';
import { commit, repeated } from '@ndp/database/commit';
import type { SystemGrant } from '../permissions.ts';

/** Notes in the programme's trail that the whole system was rebuilt from backups, and of when they are. */
export function noteRebuilt(
  { programme, actor, permission }: SystemGrant<'restore.programme'>,
  origin: { databases: number; madeAt: string; auditHead: string },
): Promise<void> {
  return repeated(async () => {
    const [heads] = await programme.read(auditHead(programme));
    await commit(programme, {
      head: headOf(heads),
      statements: [],
      audit: {
        actor: actor.job,
        organisation: 'programme',
        action: permission,
        subject: 'system',
        before: null,
        after: origin,
      },
    });
  });
}

import { auditHead, headOf } from '@ndp/database/audit';
import { and, eq } from '@ndp/database/query';
import { obstacleLink } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { decidedAnew } from '../people/again.ts';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { obstacleQuery } from './read.ts';
import { sidesOf } from './state.ts';

export const NewLink = v.strictObject({ to: v.pipe(v.string(), v.uuid()) });

/**
 * Says that two obstacles belong together, or no longer do; of either it shows the other. What is so already stays so.
 * Throws Refusal `not_found`, `forbidden`, `invalid_input` for another that one may not see.
 */
export async function linkObstacle(
  grant: MemberGrant<'obstacle.answer'>,
  id: string,
  to: string,
  wanted: boolean,
): Promise<void> {
  const { actor, programme } = grant;
  const { db } = programme;
  // One row says it for both, so it stands under the older of the two.
  const [obstacleId = '', linkedId = ''] = [id, to].sort();
  const row = and(eq(obstacleLink.obstacleId, obstacleId), eq(obstacleLink.linkedId, linkedId));
  await decidedAnew(async () => {
    const [found, others, links, heads] = await programme.read(
      obstacleQuery(db, id, actor),
      obstacleQuery(db, to, actor),
      db.select().from(obstacleLink).where(row),
      auditHead(programme),
    );
    const [one] = found;
    if (!one) throw notFound();
    if (!others[0] && !wanted) throw notFound();
    if (!others[0] || id === to)
      throw invalid('/to', 'Chọn một vướng mắc khác mà bạn xem được.', 'Choose another obstacle that you may see.');
    if (sidesOf(one, actor).length === 0) throw new Refusal('forbidden', NOT_CONCERNED);
    if (links.length > 0 === wanted) return;
    const said = { link: to };
    await commitAs(
      grant,
      headOf(heads),
      { subject: `obstacle:${id}`, before: wanted ? null : said, after: wanted ? said : null },
      [wanted ? db.insert(obstacleLink).values({ obstacleId, linkedId }) : db.delete(obstacleLink).where(row)],
    );
  });
}

const NOT_CONCERNED = {
  vi: 'Chỉ đơn vị nêu, đơn vị được hỏi và cơ quan lập kế hoạch liên kết vướng mắc.',
  en: 'Only those who raised it, those to whom it is addressed and those whose plan it concerns link it.',
};

import { guarded, repeated } from '@ndp/database/commit';
import type { Statement } from '@ndp/database/handle';
import { and, eq } from '@ndp/database/query';
import { membership } from '@ndp/database/schema/programme';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { invalid, Refusal } from '../refusal.ts';
import { shown } from './change.ts';
import { findMember, lastAdministrator, someoneAdministers, tellOf } from './find.ts';

/** Ends a membership today: the person's next request here is refused. One does not end one's own. */
export async function endMember(grant: MemberGrant<'member.manage'>, id: string, today: string): Promise<void> {
  await repeated(async () => {
    const found = await findMember(grant, id, today);
    const before = found.membership;
    if (found.person.key === grant.actor.person) throw ownMembership();
    if (before.validTo !== null && before.validTo <= today) return;
    const administers = found.administrators.some((one) => one.id === id);
    if (administers && found.administrators.length === 1) throw lastAdministrator();
    await write(
      grant,
      found,
      'ended',
      { validTo: today, unitId: before.unitId },
      administers ? [someoneAdministers(grant.actor.organisation.id, today)] : [],
    );
  });
}

/**
 * Takes an ending back; nothing happens where the membership is live.
 * @param until the first day without power, as it was before; null for no end
 */
export async function restoreMember(
  grant: MemberGrant<'member.manage'>,
  id: string,
  until: string | null,
  today: string,
) {
  return repeated(async () => {
    const found = await findMember(grant, id, today);
    const before = found.membership;
    if (until !== null && until <= today)
      throw invalid('/until', 'Chọn ngày sau hôm nay.', 'Choose a day after today.');
    if (before.validTo === null || before.validTo > today) return found;
    // A unit that has ended meanwhile takes nobody back in.
    const unit = found.unit && (found.unit.validTo ?? '9') > today ? found.unit : null;
    const after = await write(grant, found, 'restored', { validTo: until, unitId: unit?.id ?? null }, []);
    return { ...found, unit, membership: after };
  });
}

async function write(
  grant: MemberGrant<'member.manage'>,
  found: Awaited<ReturnType<typeof findMember>>,
  change: 'ended' | 'restored',
  seat: Pick<typeof membership.$inferSelect, 'validTo' | 'unitId'>,
  conditions: readonly Statement[],
) {
  const { membership: before, head } = found;
  const after = { ...before, ...seat, revision: before.revision + 1 };
  await commitAs(grant, head, { subject: `membership:${before.id}`, before: shown(before), after: shown(after) }, [
    grant.programme.db
      .update(membership)
      .set({ ...seat, revision: after.revision })
      .where(and(eq(membership.id, before.id), eq(membership.revision, before.revision))),
    guarded(),
    ...conditions,
    ...tellOf(grant, found, change),
  ]);
  return after;
}

function ownMembership(): Refusal {
  return new Refusal('rule_broken', {
    vi: 'Bạn không tự kết thúc tư cách của mình. Nhờ quản trị khác của cơ quan.',
    en: 'You cannot end your own membership. Ask another administrator.',
  });
}

import { guarded, repeated } from '@ndp/database/commit';
import { and, eq } from '@ndp/database/query';
import { membership } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { invalid, Refusal } from '../refusal.ts';
import { ROLES } from '../roles.ts';
import { calendarDate } from '../text.ts';
import { assertSeen } from '../version.ts';
import { findMember, lastAdministrator, someoneAdministers, tellOf } from './find.ts';

export const RoleName = v.picklist(ROLES);
const unitId = v.pipe(v.string(), v.maxLength(36));

export const MemberChange = v.strictObject({
  role: v.optional(RoleName),
  /** Id of a unit of the organisation; null for none. */
  unit: v.optional(v.nullable(unitId)),
  /** First day without power, Asia/Ho_Chi_Minh; null for no end. */
  until: v.optional(v.nullable(calendarDate)),
});
export type MemberChange = v.InferOutput<typeof MemberChange>;

/**
 * Changes role, unit or end of a membership. Its revision rises, so tokens made before lose their power at once.
 * Throws Refusal `not_found`, `precondition_failed`, `invalid_input`, `rule_broken` (ended, last administrator), `conflict`.
 * @param seen the revision that the administrator has seen
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function changeMember(
  grant: MemberGrant<'member.manage'>,
  id: string,
  seen: number,
  { role, unit: unitWanted, until }: MemberChange,
  today: string,
) {
  return repeated(async () => {
    const found = await findMember(grant, id, today);
    const before = found.membership;
    assertSeen(seen, before.revision);
    if (before.validTo !== null && before.validTo <= today) throw hasEnded();
    const unit = unitWanted === undefined ? found.unit : (found.units.find((one) => one.id === unitWanted) ?? null);
    if (unitWanted && (!unit || (unit.validTo !== null && unit.validTo <= today)))
      throw invalid('/unit', 'Không có đơn vị này trong cơ quan. Chọn lại.', 'No such unit here. Choose another.');
    if (until && until <= today)
      throw invalid('/until', 'Chọn ngày sau hôm nay, hoặc dùng “Kết thúc”.', 'Choose a day after today, or end it.');
    if (role && role !== before.role && found.person.key === grant.actor.person) throw ownRole();
    if (role && found.siblings.some((one) => one.id !== id && one.role === role))
      throw new Refusal('conflict', {
        vi: 'Người này đã có vai trò đó trong cơ quan, hoặc từng có. Khôi phục vai trò ấy và kết thúc vai trò này thay vì đổi.',
        en: 'This person has that role here already, or had it once. Restore that one and end this one instead.',
      });
    const after = {
      role: role ?? before.role,
      unitId: unit?.id ?? null,
      validTo: until === undefined ? before.validTo : until,
      revision: before.revision + 1,
    };
    const stepsDown = before.role === 'admin' && after.role !== 'admin';
    const others = found.administrators.filter((one) => one.id !== id);
    // Nor does the last one leave on a day ahead: somebody must administer from that day on.
    const leaves =
      before.role === 'admin' && until && others.every(({ validTo }) => validTo !== null && validTo <= until);
    if (leaves) throw lastAdministrator('/until');
    const { db } = grant.programme;
    await commitAs(
      grant,
      found.head,
      { subject: `membership:${id}`, before: shown(before), after: shown({ ...before, ...after }) },
      [
        db
          .update(membership)
          .set(after)
          .where(and(eq(membership.id, id), eq(membership.revision, before.revision))),
        guarded(),
        ...tellOf(grant, { ...found, membership: { ...before, ...after } }, 'changed'),
        ...(stepsDown ? [someoneAdministers(grant.actor.organisation.id, today)] : []),
      ],
    );
    return { ...found, unit, membership: { ...before, ...after } };
  });
}

/** A membership as the audit trail keeps it. */
export function shown({ personId, role, unitId, validTo, revision }: typeof membership.$inferSelect) {
  return { person: personId, role, unit: unitId, until: validTo, revision };
}

function hasEnded(): Refusal {
  return new Refusal('rule_broken', {
    vi: 'Tư cách thành viên này đã kết thúc. Khôi phục trước rồi sửa.',
    en: 'This membership has ended. Restore it first, then change it.',
  });
}

/** Or an administrator could make a leader of themselves and approve what they like. */
function ownRole(): Refusal {
  const vi = 'Không ai tự đổi vai trò của mình. Nhờ quản trị khác của cơ quan.';
  const en = 'Nobody changes their own role. Ask another administrator.';
  return new Refusal('rule_broken', { vi, en }, [{ pointer: '/role', detail: { vi, en } }]);
}

import { auditHead, headOf } from '@ndp/database/audit';
import { guarded, repeated } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { and, eq, isNull, sql } from '@ndp/database/query';
import { invitation, membership, organisation, person, unit } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { outgoing } from '../mail/outgoing.ts';
import { emailAddress } from '../people/email.ts';
import { commitAs } from '../people/record.ts';
import { hashOf, newSecret } from '../people/secret.ts';
import { assertWithin, attemptsIn, type Bucket, counted } from '../people/throttle.ts';
import type { MemberGrant } from '../permissions.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { calendarDate } from '../text.ts';
import { RoleName } from './change.ts';

/** Mails of invitation to one address in an hour, and of one invitation sent again. */
const MOST_AN_HOUR = 5;
const NOTHING = { vi: '', en: '' };

/** For so many days the link of an invitation works. */
const INVITATION_DAYS = 7;

export const NewInvitation = v.strictObject({
  email: v.pipe(v.string(), v.minLength(1), v.maxLength(320)),
  role: RoleName,
  unit: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(36))), null),
  language: v.optional(v.picklist(['vi', 'en']), 'vi'),
  /** First day without power, Asia/Ho_Chi_Minh; null for no end. */
  until: v.optional(v.nullable(calendarDate), null),
});
export type NewInvitation = v.InferOutput<typeof NewInvitation>;

/**
 * Invites an address into the administrator's organisation: a link by mail that works once, for a week.
 * Throws Refusal `invalid_input` naming the field, `conflict` for a member or an open invitation of that role.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function inviteMember(grant: MemberGrant<'member.manage'>, wanted: NewInvitation, today: string) {
  const { actor, programme } = grant;
  const { db } = programme;
  const { email, key } = emailAddress(wanted.email);
  const { role, language, until } = wanted;
  if (until !== null && until <= today) throw invalid('/until', 'Chọn ngày sau hôm nay.', 'Choose a day after today.');
  return repeated(async () => {
    const buckets = counting(`invite:${hashOf(key)}`);
    const [units, members, open, organisations, inviters, attempts, heads] = await programme.read(
      db
        .select()
        .from(unit)
        .where(and(eq(unit.organisationId, actor.organisation.id), eq(unit.id, wanted.unit ?? ''))),
      db
        .select({ id: membership.id })
        .from(membership)
        .innerJoin(person, eq(person.id, membership.personId))
        .where(
          sql`${membership.organisationId} = ${actor.organisation.id} and ${person.emailKey} = ${key}
            and ${membership.role} = ${role} and coalesce(${membership.validTo}, '9') > ${today}`,
        ),
      db
        .select({ id: invitation.id })
        .from(invitation)
        .where(
          sql`${invitation.organisationId} = ${actor.organisation.id} and ${invitation.emailKey} = ${key}
            and ${invitation.role} = ${role} and ${invitation.acceptedAt} is null and ${invitation.revokedAt} is null
            and ${invitation.expiresAt} > ${new Date().toISOString()}`,
        ),
      db.select().from(organisation).where(eq(organisation.id, actor.organisation.id)),
      db.select().from(person).where(eq(person.id, actor.personId)),
      attemptsIn(db, buckets),
      auditHead(programme),
    );
    const [seat = null] = units;
    if (wanted.unit && (!seat || (seat.validTo !== null && seat.validTo <= today)))
      throw invalid('/unit', 'Không có đơn vị này trong cơ quan. Chọn lại.', 'No such unit here. Choose another.');
    if (inviters[0]?.emailKey === key) throw oneself();
    if (members.length > 0)
      throw invalid('/email', 'Người này đã là thành viên với vai trò đó.', 'This person has that role here already.');
    if (open.length > 0)
      throw new Refusal('conflict', {
        vi: 'Địa chỉ này đang có lời mời cho vai trò đó. Gửi lại lời mời ấy thay vì mời lần nữa.',
        en: 'There is an open invitation for this address and role. Send that one again instead.',
      });
    assertWithin(buckets, attempts, NOTHING);
    const made = row(grant, { email, emailKey: key, role, unitId: seat?.id ?? null, language, membershipUntil: until });
    const [inviter] = inviters;
    await commitAs(
      grant,
      headOf(heads),
      {
        subject: `invitation:${made.row.id}`,
        before: null,
        after: { role, unit: seat?.slug ?? null, until, expiresAt: made.row.expiresAt },
      },
      [...counted(buckets, 60), db.insert(invitation).values(made.row), mail(grant, made, organisations[0], inviter)],
    );
    return { invitation: made.row, unit: seat, invitedBy: { key: actor.person, name: inviter?.name ?? actor.person } };
  });
}

/** Sends an open invitation again with a new link; the old one stops working. */
export async function resendInvitation(grant: MemberGrant<'member.manage'>, id: string) {
  const { actor, programme } = grant;
  const { db } = programme;
  return repeated(async () => {
    const buckets = counting(`resend:${id}`);
    const [found, organisations, inviters, attempts, heads] = await programme.read(
      db
        .select({ invitation, unit })
        .from(invitation)
        .leftJoin(unit, eq(unit.id, invitation.unitId))
        .where(ours(grant, id)),
      db.select().from(organisation).where(eq(organisation.id, actor.organisation.id)),
      db.select().from(person).where(eq(person.id, actor.personId)),
      attemptsIn(db, buckets),
      auditHead(programme),
    );
    const [one] = found;
    if (!one) throw notFound();
    assertWithin(buckets, attempts, NOTHING);
    const made = row(grant, one.invitation);
    const { tokenHash, expiresAt } = made.row;
    const resent = { ...one.invitation, tokenHash, expiresAt };
    const before = { expiresAt: one.invitation.expiresAt };
    await commitAs(grant, headOf(heads), { subject: `invitation:${id}`, before, after: { expiresAt, resent: true } }, [
      ...counted(buckets, 60),
      db
        .update(invitation)
        .set({ tokenHash, expiresAt })
        .where(
          and(eq(invitation.id, id), eq(invitation.tokenHash, one.invitation.tokenHash), isNull(invitation.acceptedAt)),
        ),
      guarded(),
      mail(grant, { ...made, row: resent }, organisations[0], inviters[0]),
    ]);
    return { ...one, invitation: resent, invitedBy: { key: actor.person, name: inviters[0]?.name ?? actor.person } };
  });
}

/** Takes an invitation back: its link stops working. */
export async function revokeInvitation(grant: MemberGrant<'member.manage'>, id: string): Promise<void> {
  const { programme } = grant;
  const { db } = programme;
  await repeated(async () => {
    const [found, heads] = await programme.read(
      db.select().from(invitation).where(ours(grant, id)),
      auditHead(programme),
    );
    const [one] = found;
    if (!one) throw notFound();
    const revokedAt = new Date().toISOString();
    const deed = { subject: `invitation:${id}`, before: { role: one.role }, after: { revokedAt } };
    await commitAs(grant, headOf(heads), deed, [
      db
        .update(invitation)
        .set({ revokedAt })
        .where(and(eq(invitation.id, id), isNull(invitation.acceptedAt), isNull(invitation.revokedAt))),
      guarded(),
    ]);
  });
}

/** An open invitation of the administrator's own organisation; any other is as unknown. */
function ours({ actor }: MemberGrant<'member.manage'>, id: string) {
  return and(
    eq(invitation.id, id),
    eq(invitation.organisationId, actor.organisation.id),
    isNull(invitation.acceptedAt),
    isNull(invitation.revokedAt),
  );
}

/** Where mails are counted: by address in all organisations together, as its owner gets them all; then by invitation. */
function counting(key: string): [Bucket] {
  // What is about to be sent is counted with it, so one less may have been sent before.
  return [{ key, most: MOST_AN_HOUR - 1 }];
}

function oneself(): Refusal {
  return invalid(
    '/email',
    'Đây là địa chỉ của bạn. Không ai tự giao vai trò cho mình; nhờ quản trị khác.',
    'This is your own address. Nobody gives themselves a role; ask another administrator.',
  );
}

type Wanted = Pick<
  typeof invitation.$inferSelect,
  'email' | 'emailKey' | 'role' | 'unitId' | 'language' | 'membershipUntil'
>;

function row({ actor }: MemberGrant<'member.manage'>, wanted: Wanted) {
  const secret = newSecret();
  const now = Date.now();
  const { email, emailKey, role, unitId, language, membershipUntil } = wanted;
  return {
    secret,
    row: {
      id: newId(),
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + INVITATION_DAYS * 86_400_000).toISOString(),
      organisationId: actor.organisation.id,
      ...{ email, emailKey, role, unitId, language, membershipUntil },
      tokenHash: hashOf(secret),
      invitedBy: actor.personId,
      acceptedAt: null,
      revokedAt: null,
    },
  };
}

function mail(
  { programme }: MemberGrant<'member.manage'>,
  { secret, row }: { secret: string; row: Wanted & { expiresAt: string } },
  to: typeof organisation.$inferSelect | undefined,
  inviter: typeof person.$inferSelect | undefined,
) {
  const { email, language, role, expiresAt } = row;
  const names = { organisation: to?.nameVi ?? '', organisationEn: to?.nameEn ?? '', inviter: inviter?.name ?? '' };
  return outgoing(programme, {
    to: email,
    language,
    kind: 'invitation',
    params: { ...names, role, secret, expiresAt },
  });
}

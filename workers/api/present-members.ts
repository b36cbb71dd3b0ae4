import type { ListedInvitation, ListedMember, listMembers } from '@ndp/domain/members/list';
import type { Member } from '@ndp/domain/permissions';
import * as v from 'valibot';
import { day, instant, PersonRef, role, text, UnitRef, unitRef } from './shapes.ts';

export const MemberAnswer = v.object({
  id: text,
  person: v.object({ key: text, name: text, email: v.nullable(text) }),
  role,
  unit: v.nullable(UnitRef),
  validFrom: v.nullable(day),
  validTo: v.nullable(day),
  version: v.number(),
  lastSeenAt: v.nullable(instant),
  secondFactor: v.nullable(v.boolean()),
  ended: v.boolean(),
  you: v.boolean(),
  mayEdit: v.boolean(),
  mayEnd: v.boolean(),
});
export const InvitationAnswer = v.object({
  id: text,
  email: text,
  role,
  unit: v.nullable(UnitRef),
  createdAt: instant,
  expiresAt: instant,
  until: v.nullable(day),
  invitedBy: PersonRef,
  expired: v.boolean(),
});
export const MembersAnswer = v.object({
  items: v.array(MemberAnswer),
  invitations: v.array(InvitationAnswer),
  mayInvite: v.boolean(),
});

type Found = Pick<ListedMember, 'membership' | 'person' | 'unit'> & Partial<ListedMember>;

/** A member as colleagues see them, and as administrators do. */
export function presentMember(
  { membership, person, unit, lastSeenAt = null, secondFactor }: Found,
  actor: Member,
  manages: boolean,
  today: string,
): v.InferOutput<typeof MemberAnswer> {
  const you = person.key === actor.person && membership.role === actor.role;
  const ended = membership.validTo !== null && membership.validTo <= today;
  return {
    id: membership.id,
    person: { key: person.key, name: person.name, email: manages ? person.email : null },
    role: membership.role,
    unit: unitRef(unit),
    validFrom: membership.validFrom,
    validTo: membership.validTo,
    version: membership.revision,
    lastSeenAt: manages ? lastSeenAt : null,
    secondFactor: manages && secondFactor !== undefined ? Boolean(secondFactor) : null,
    ended,
    you,
    mayEdit: manages && !ended,
    mayEnd: manages && !ended && person.key !== actor.person,
  };
}

export function presentInvitation({
  invitation,
  unit,
  invitedBy,
}: ListedInvitation): v.InferOutput<typeof InvitationAnswer> {
  const { id, email, role, createdAt, expiresAt, membershipUntil: until } = invitation;
  const expired = expiresAt <= new Date().toISOString();
  return { id, email, role, unit: unitRef(unit), createdAt, expiresAt, until, invitedBy, expired };
}

export function presentMembers(
  { members, invitations, manages }: Awaited<ReturnType<typeof listMembers>>,
  actor: Member,
  today: string,
): v.InferOutput<typeof MembersAnswer> {
  return {
    items: members.map((one) => presentMember(one, actor, manages, today)),
    invitations: invitations.map(presentInvitation),
    mayInvite: manages,
  };
}

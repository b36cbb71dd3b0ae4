import { type AuditHead, auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded, repeated } from '@ndp/database/commit';
import type { Statement } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { and, eq, isNull, sql } from '@ndp/database/query';
import {
  credential,
  invitation,
  membership,
  organisation,
  person,
  session,
  unit,
} from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { Claims } from '../people/identify.ts';
import type { LiveMembership } from '../people/live.ts';
import { claimsOf, type OpenedSession, openSession } from '../people/open-session.ts';
import { assertPassword, hashPassword } from '../people/password.ts';
import { hashOf } from '../people/secret.ts';
import { signedInAs } from '../people/security-event.ts';
import { assertOwnSession, type SystemGrant } from '../permissions.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { writtenName } from '../text.ts';
import { openInvitation } from './open-invitation.ts';

export const Acceptance = v.strictObject({
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** Given by those who have no account yet. */
  name: v.optional(writtenName(200)),
  password: v.optional(v.pipe(v.string(), v.maxLength(256))),
});
export type Acceptance = v.InferOutput<typeof Acceptance>;

/** A new session for a new person, or the present one gone on in the new organisation. */
export type Accepted = { opened: OpenedSession } | { claims: Claims };

/**
 * Takes an invitation up. Whoever has no account makes one with the link, name and password; whoever has one must be
 * signed in as that person, for the link alone shows only that a mail was read. Works once.
 * Throws Refusal `not_found`, `unauthenticated`, `invalid_input`, and `forbidden` for a session of another organisation's provider.
 * @param bearer who is signed in here, if anybody
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function acceptInvitation(
  { programme, actor }: SystemGrant<'sign_in'>,
  { token, name, password }: Acceptance,
  bearer: Claims | null,
  agent: string | null,
  today: string,
): Promise<Accepted> {
  const { db } = programme;
  let hashed: string | undefined;
  return repeated(async () => {
    const { one, self, existing, live, head } = await read(programme, token, bearer, today);
    const at = new Date().toISOString();
    if (self === null) {
      if (!name) throw invalid('/name', 'Nhập họ và tên.', 'Write your name.');
      assertPassword(password ?? '', [name, one.invitation.email]);
      hashed ??= await hashPassword(password ?? '');
    } else if (!live || bearer?.person !== self.key || self.disabledAt) throw signInAsInvited();
    else if (one.organisation.slug !== bearer.organisation) assertOwnSession({ session: live });

    const personId = self?.id ?? newId();
    const key = self?.key ?? personId;
    const revision = (existing?.revision ?? 0) + 1;
    const { role, membershipUntil: validTo } = one.invitation;
    // A unit that has ended since takes nobody in.
    const unit = one.unit && (one.unit.validTo ?? '9') > today ? one.unit : null;
    const unitId = unit?.id ?? null;
    const seat = { role, unitId, validTo, validFrom: today, revision };
    const id = existing?.id ?? newId();
    const joined: LiveMembership = {
      ...{ id, personId, person: key, role, revision },
      organisation: one.organisation.slug,
      unit: unit?.slug ?? null,
    };
    const statements: Statement[] = [
      db
        .update(invitation)
        .set({ acceptedAt: at })
        .where(and(eq(invitation.id, one.invitation.id), isNull(invitation.acceptedAt), isNull(invitation.revokedAt))),
      guarded(),
    ];
    if (self === null) {
      const { email, emailKey, language } = one.invitation;
      statements.push(
        db.insert(person).values({ id: personId, createdAt: at, key, name: name ?? '', email, emailKey, language }),
        db
          .insert(credential)
          .values({ id: newId(), createdAt: at, personId, kind: 'password', secret: hashed ?? '', confirmedAt: at }),
      );
    }
    statements.push(
      existing
        ? db.update(membership).set(seat).where(eq(membership.id, existing.id))
        : db.insert(membership).values({ id, createdAt: at, personId, organisationId: one.organisation.id, ...seat }),
    );
    let accepted: Accepted;
    if (self !== null && bearer) {
      statements.push(db.update(session).set({ membershipId: id }).where(eq(session.id, bearer.session)), guarded());
      accepted = { claims: claimsOf(joined, { id: bearer.session, generation: bearer.generation }) };
    } else {
      const made = openSession(programme, { membership: joined, how: 'invitation', steppedUp: false, agent });
      statements.push(made.statement);
      accepted = { opened: made.opened };
    }
    await commit(programme, {
      head,
      statements,
      audit: {
        actor: key,
        organisation: one.organisation.slug,
        action: actor.job,
        subject: `membership:${id}`,
        before: null,
        after: { person: personId, role, unit: unitId, until: validTo, revision, invitation: one.invitation.id },
      },
    });
    if ('opened' in accepted) signedInAs(accepted.opened.claims, { how: 'invitation', steppedUp: false });
    return accepted;
  });
}

/** The open invitation, who has its address, what they were here before, and whether the bearer's session lives. */
async function read(
  programme: SystemGrant<'sign_in'>['programme'],
  token: string,
  bearer: Claims | null,
  today: string,
) {
  const { db } = programme;
  const hash = hashOf(token);
  const at = new Date().toISOString();
  const address = sql`(select email_key from invitation where token_hash = ${hash})`;
  const [found, people, memberships, sessions, heads] = await programme.read(
    db
      .select({ invitation, organisation, unit })
      .from(invitation)
      .innerJoin(organisation, eq(organisation.id, invitation.organisationId))
      .leftJoin(unit, eq(unit.id, invitation.unitId))
      .where(openInvitation(hash, today)),
    db.select().from(person).where(sql`${person.emailKey} = ${address}`),
    db
      .select({ membership })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .innerJoin(invitation, eq(invitation.tokenHash, hash))
      .where(
        sql`${person.emailKey} = ${address} and ${membership.organisationId} = ${invitation.organisationId}
          and ${membership.role} = ${invitation.role}`,
      ),
    db
      .select({ person: person.key, how: session.how })
      .from(session)
      .innerJoin(person, eq(person.id, session.personId))
      .where(
        sql`${session.id} = ${bearer?.session ?? ''} and ${session.generation} = ${bearer?.generation ?? -1} and ${session.revokedAt} is null and ${session.expiresAt} > ${at}`,
      ),
    auditHead(programme),
  );
  const [one] = found;
  if (!one) throw notFound();
  const head: AuditHead = headOf(heads);
  const live = bearer !== null && sessions[0]?.person === bearer.person ? sessions[0] : null;
  return { one, self: people[0] ?? null, existing: memberships[0]?.membership, live, head };
}

function signInAsInvited(): Refusal {
  return new Refusal('unauthenticated', {
    vi: 'Địa chỉ được mời đã có tài khoản. Đăng nhập bằng tài khoản đó rồi nhận lời mời.',
    en: 'The invited address has an account. Sign in to it, then accept the invitation.',
  });
}

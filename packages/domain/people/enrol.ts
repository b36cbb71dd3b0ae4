import { auditHead, headOf } from '@ndp/database/audit';
import { commit, repeated } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import { newId } from '@ndp/database/ids';
import { and, eq } from '@ndp/database/query';
import { membership, organisation, passwordReset, person, unit } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { SystemGrant } from '../permissions.ts';
import { invalid, Refusal } from '../refusal.ts';
import { ROLES } from '../roles.ts';
import { writtenName } from '../text.ts';
import { emailAddress } from './email.ts';
import { hashOf, newSecret } from './secret.ts';

/** How long the way in of a person whom the operator enrolled stays open, in hours. */
const OPEN_FOR = 72;

export interface NewPerson {
  email: string;
  name: string;
  /** Slug of the organisation, and of a unit of it. */
  organisation: string;
  unit?: string | undefined;
  role: string;
}

/**
 * Enrols a person as the operator does where nobody is there yet to invite: person, membership, and a way to set the
 * first password. Answers the token of that way; it is kept only as its hash, so it is told once.
 * Throws Refusal `invalid_input` naming the field, and `conflict` when another person has the address.
 */
export async function enrolPerson(grant: SystemGrant<'user.create'>, asked: NewPerson): Promise<{ token: string }> {
  const { programme, actor, permission } = grant;
  const { email, key: emailKey } = emailAddress(asked.email);
  const name = v.safeParse(writtenName(200), asked.name);
  if (!name.success) throw invalid('/name', 'Họ tên để trống hoặc quá dài.', 'The name is empty or too long.');
  const role = ROLES.find((one) => one === asked.role);
  if (!role) throw invalid('/role', `Vai trò: ${ROLES.join(', ')}.`, `The role is one of ${ROLES.join(', ')}.`);
  const token = newSecret();
  await repeated(async () => {
    const { db } = programme;
    const [[home], [part], [holder], heads] = await programme.read(
      db.select({ id: organisation.id }).from(organisation).where(eq(organisation.slug, asked.organisation)),
      db
        .select({ id: unit.id })
        .from(unit)
        .innerJoin(organisation, eq(organisation.id, unit.organisationId))
        .where(and(eq(unit.slug, asked.unit ?? ''), eq(organisation.slug, asked.organisation))),
      db.select({ id: person.id }).from(person).where(eq(person.emailKey, emailKey)),
      auditHead(programme),
    );
    if (!home)
      throw invalid('/organisation', 'Không có cơ quan này.', `There is no organisation "${asked.organisation}".`);
    if (asked.unit !== undefined && !part)
      throw invalid('/unit', 'Cơ quan không có đơn vị này.', `${asked.organisation} has no unit "${asked.unit}".`);
    if (holder) throw addressTaken(email);
    const now = Date.now();
    const createdAt = new Date(now).toISOString();
    const expiresAt = new Date(now + OPEN_FOR * 3_600_000).toISOString();
    const [personId, membershipId, resetId] = [newId(now), newId(now), newId(now)];
    await commit(programme, {
      head: headOf(heads),
      statements: [
        db.insert(person).values({ id: personId, createdAt, key: personId, name: name.output, email, emailKey }),
        db.insert(membership).values({
          id: membershipId,
          createdAt,
          personId,
          organisationId: home.id,
          unitId: part?.id ?? null,
          role,
        }),
        db.insert(passwordReset).values({ id: resetId, createdAt, expiresAt, personId, tokenHash: hashOf(token) }),
      ],
      // Neither name nor address: the trail is kept for ever.
      audit: {
        actor: actor.job,
        organisation: asked.organisation,
        action: permission,
        subject: `person:${personId}`,
        before: null,
        after: { membership: membershipId, role, unit: asked.unit ?? null },
      },
    });
  }).catch((error) => {
    // Somebody else was enrolled with it in the moment between.
    throw error instanceof DatabaseFailure && error.reason === 'duplicate' ? addressTaken(email) : error;
  });
  return { token };
}

function addressTaken(email: string): Refusal {
  const vi = `Địa chỉ ${email} đã là của một người khác.`;
  const en = `The address ${email} is another person's already.`;
  return new Refusal('conflict', { vi, en }, [{ pointer: '/email', detail: { vi, en } }]);
}

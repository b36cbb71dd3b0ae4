import { auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded, repeated } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import type { Statement } from '@ndp/database/handle';
import { and, eq, isNull, sql } from '@ndp/database/query';
import { externalIdentity, identityProvider, organisation, person, signInStep } from '@ndp/database/schema/programme';
import { emailKey } from '../people/email.ts';
import { liveMemberships } from '../people/live.ts';
import { unknownDevice } from '../people/new-device.ts';
import { type OpenedSession, openSession } from '../people/open-session.ts';
import { signedInAs } from '../people/security-event.ts';
import type { Caller } from '../people/sign-in.ts';
import type { SystemGrant } from '../permissions.ts';
import type { OpenQuestion } from './answer.ts';

/** What a provider says of the one who signed in there. */
export interface Asserted {
  /** The provider's own name for them, never given to anybody else. */
  subject: string;
  /** Only an address that the provider says it has verified; otherwise null. */
  email: string | null;
}

export type Entry =
  | { state: 'signed_in'; opened: OpenedSession; linked: boolean }
  | { state: 'refused'; why: 'no_member' | 'another_subject' | 'used' | 'provider_changed' };

/**
 * Opens a session, in the provider's own organisation and nowhere else, for the person it knows by this subject; the
 * first time, for the member whose address is the verified one. No account is ever made. The step is used up,
 * and the person is told of a browser that is not known to be theirs.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function enterBy(
  grant: SystemGrant<'sign_in'>,
  question: OpenQuestion,
  asserted: Asserted,
  caller: Caller,
  today: string,
): Promise<Entry> {
  try {
    return await repeated(() => entry(grant, question, asserted, caller, today));
  } catch (error) {
    if (error instanceof DatabaseFailure && error.reason === 'changed') return { state: 'refused', why: 'used' };
    throw error;
  }
}

async function entry(
  grant: SystemGrant<'sign_in'>,
  { step, provider, organisation: home }: OpenQuestion,
  { subject, email }: Asserted,
  caller: Caller,
  today: string,
): Promise<Entry> {
  const { programme } = grant;
  const { db } = programme;
  const known = and(eq(externalIdentity.providerId, provider.id), eq(externalIdentity.subject, subject));
  const address = email === null ? null : emailKey(email);
  const here = eq(organisation.id, home.id);
  const byName = sql`person.id = (select person_id from external_identity
    where provider_id = ${provider.id} and subject = ${subject})`;
  const [unchanged, links, byLink, byAddress, others, people, heads] = await programme.read(
    db
      .select({ id: identityProvider.id })
      .from(identityProvider)
      .where(and(eq(identityProvider.id, provider.id), eq(identityProvider.version, provider.version))),
    db.select().from(externalIdentity).where(known),
    liveMemberships(db, sql`${here} and ${byName}`, today),
    liveMemberships(db, sql`${here} and person.email_key = ${address}`, today),
    db
      .select({ subject: externalIdentity.subject })
      .from(externalIdentity)
      .where(
        sql`${externalIdentity.providerId} = ${provider.id}
          and ${externalIdentity.personId} = (select id from person where email_key = ${address})`,
      ),
    db
      .select({ id: person.id, key: person.key, email: person.email, language: person.language })
      .from(person)
      .where(sql`${byName} or ${person.emailKey} = ${address}`),
    auditHead(programme),
  );
  if (!unchanged[0]) return { state: 'refused', why: 'provider_changed' };
  const linked = links.length > 0;
  const membership = linked ? byLink[0] : byAddress[0];
  const self = people.find(({ id }) => id === membership?.personId);
  if (!membership || !self) return { state: 'refused', why: 'no_member' };
  // An address given to somebody else later on is not the person who had it.
  if (!linked && others.length > 0) return { state: 'refused', why: 'another_subject' };

  const { agent } = caller;
  // Whoever runs the provider can say anything of anybody: what binds takes a second factor that we have checked.
  const { opened, statement } = openSession(programme, { membership, how: 'oidc', steppedUp: false, agent });
  const opening = [statement, ...unknownDevice(programme, self, caller)];
  const at = new Date().toISOString();
  const once: Statement[] = [
    db
      .update(signInStep)
      .set({ usedAt: at, personId: membership.personId })
      .where(
        and(
          eq(signInStep.id, step),
          isNull(signInStep.usedAt),
          sql`exists (select 1 from identity_provider where id = ${provider.id} and version = ${provider.version})`,
        ),
      ),
    guarded(),
  ];
  if (linked) await programme.write([...once, ...opening]);
  else {
    const link = { providerId: provider.id, subject, personId: membership.personId, createdAt: at };
    await commit(programme, {
      head: headOf(heads),
      statements: [...once, db.insert(externalIdentity).values(link).onConflictDoNothing(), ...opening],
      audit: {
        actor: membership.person,
        organisation: home.slug,
        action: grant.permission,
        subject: `identity_provider:${provider.id}`,
        before: null,
        after: { person: membership.person, subject },
      },
    });
  }
  signedInAs(opened.claims, { how: 'oidc', steppedUp: false });
  return { state: 'signed_in', opened, linked: !linked };
}

import { newId, seedId } from '@ndp/database/ids';
import type { Role } from '@ndp/database/schema/programme';
import { membership, person, credential as stored } from '@ndp/database/schema/programme';
import { hashPassword } from '@ndp/domain/people/password';
import { systemGrant } from '@ndp/domain/permissions';
import { databases } from './stack.ts';
import { type Visitor, visitor } from './visitor.ts';

export const NEWCOMER_PASSWORD = 'mot cau chi de thu';
let hashed: Promise<string> | undefined;

export interface Newcomer {
  id: string;
  key: string;
  email: string;
}

/** A person of the test's own, with a password, who is a member of one organisation; named by what they do here. */
export async function newcomer(organisation: string, role: Role): Promise<Newcomer> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  const { db } = programme;
  hashed ??= hashPassword(NEWCOMER_PASSWORD);
  const id = newId();
  const key = `test-${id}`;
  const email = `${key}@test.example`;
  const createdAt = new Date().toISOString();
  await programme.write([
    db.insert(person).values({ id, createdAt, key, name: `Người dùng thử ${id}`, email, emailKey: email }),
    db
      .insert(membership)
      .values({ id: newId(), createdAt, personId: id, organisationId: seedId('organisation', organisation), role }),
    db.insert(stored).values({ id: newId(), createdAt, personId: id, kind: 'password', secret: await hashed }),
  ]);
  return { id, key, email };
}

/** Gives the password; the answer is a session, or the second question. */
export async function enters({ email }: Newcomer, browser: Visitor = visitor()) {
  type Entered = { state: string; step: string; methods: string[] };
  const answer = await browser.ask<Entered>('/v1/session', { json: { email, password: NEWCOMER_PASSWORD } });
  if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status} ${answer.text}`);
  return { browser, ...answer.body };
}

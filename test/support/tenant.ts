import { newId } from '@ndp/database/ids';
import { eq } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { hashPassword } from '@ndp/domain/people/password';
import { systemGrant } from '@ndp/domain/permissions';
import { dayInVietnam } from '@ndp/domain/time';
import { migrateAll } from '@ndp/local/prepare';
import { memberToken } from '@ndp/local/tokens';
import { inject } from 'vitest';
import { admin, databases, servers } from './stack.ts';
import { type Visitor, visitor } from './visitor.ts';

/** The password of everybody whom a suite makes. */
export const PASSWORD = 'mot cau rat dai de nho';
let hashed: Promise<string> | undefined;

export interface TestMember {
  person: string;
  personId: string;
  membership: string;
  email: string;
  role: p.Role;
  organisation: string;
}

export interface Tenant {
  slug: string;
  id: string;
  /** A person with a password and one membership here. */
  member(role: p.Role, unit?: string): Promise<TestMember>;
  /** Makes a person of another organisation a member here too. */
  join(member: TestMember, role: p.Role): Promise<void>;
  unit(name: string): Promise<{ id: string; slug: string }>;
  /** Gives the organisation (or a unit) a confirmed duty towards a platform, by code. */
  duty(kind: p.DutyKind, platform: string, unit?: string): Promise<void>;
}

/** A tenant of one suite's own: its organisation, its migrated workspace. */
export async function newTenant(name: string, kind: p.OrganisationKind = 'ministry'): Promise<Tenant> {
  const id = newId();
  const slug = `thu-${name}-${id.slice(-8)}`;
  // The workspace first: once the organisation stands in the directory, jobs look for it.
  await migrateAll(servers, admin, [{ circle: 'workspace', namespace: `org-${slug}` }]);
  const createdAt = new Date().toISOString();
  const { programme } = await systemGrant(databases(), 'seed.import');
  const { db } = programme;
  const names = { nameVi: `Cơ quan thử ${name}`, nameEn: `Test ${name}`, shortVi: name, shortEn: name };
  await programme.write([
    db.insert(p.organisation).values({ id, createdAt, slug, kind, namespace: `org-${slug}`, ...names }),
  ]);
  return {
    slug,
    id,
    async member(role, unitId) {
      hashed ??= hashPassword(PASSWORD);
      const personId = newId();
      const membership = newId();
      const email = `${role}-${personId.slice(-12)}@${slug}.example`;
      const person = { id: personId, createdAt, key: personId, name: `${role} của ${name}`, email, emailKey: email };
      await programme.write([
        db.insert(p.person).values(person),
        db
          .insert(p.membership)
          .values({ id: membership, createdAt, personId, organisationId: id, role, unitId: unitId ?? null }),
        db
          .insert(p.credential)
          .values({ id: newId(), createdAt, personId, kind: 'password', secret: await hashed, confirmedAt: createdAt }),
      ]);
      return { person: personId, personId, membership, email, role, organisation: slug };
    },
    async join({ personId }, role) {
      await programme.write([
        db.insert(p.membership).values({ id: newId(), createdAt, personId, organisationId: id, role }),
      ]);
    },
    async unit(called) {
      const unit = { id: newId(), slug: `don-vi-${newId().slice(-12)}` };
      await programme.write([
        db
          .insert(p.unit)
          .values({ ...unit, createdAt, organisationId: id, nameVi: called, nameEn: called, shortVi: called }),
      ]);
      return unit;
    },
    async duty(dutyKind, platform, unitId) {
      const bearer = unitId ? 'unit_id' : 'organisation_id';
      await programme.write([
        {
          sql: `INSERT INTO duty (id, created_at, platform_id, kind, ${bearer}, state, source, clause)
            SELECT ?, ?, id, ?, ?, 'confirmed', 'test', 'test' FROM platform WHERE code = ?`,
          args: [newId(), createdAt, dutyKind, unitId ?? id, platform],
        },
      ]);
    },
  };
}

/** A bearer token whose session counts as stepped up. */
export function tokenOf(member: TestMember): Promise<string> {
  return memberToken({ databases: databases(), access: inject('stack').access }, member);
}

/** A browser in which this person has signed in by password. */
export async function browserOf({ email }: TestMember): Promise<Visitor> {
  const browser = visitor();
  const { status, text } = await browser.ask('/v1/session', { json: { email, password: PASSWORD } });
  if (status !== 200) throw new Error(`sign-in of ${email}: ${status} ${text}`);
  return browser;
}

/** One organisation is merged into another as of today. */
export async function mergedInto(one: Tenant, heir: Tenant): Promise<void> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  const { db } = programme;
  const event = { id: newId(), createdAt: new Date().toISOString(), kind: 'merge' as const, date: dayInVietnam() };
  await programme.write([
    db.insert(p.organisationEvent).values({ ...event, clause: 'thử' }),
    db.insert(p.organisationEventParty).values({ eventId: event.id, organisationId: one.id, side: 'from' }),
    db.insert(p.organisationEventParty).values({ eventId: event.id, organisationId: heir.id, side: 'to' }),
    db.update(p.organisation).set({ validTo: event.date }).where(eq(p.organisation.id, one.id)),
  ]);
}

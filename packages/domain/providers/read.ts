import type { ReadHandle } from '@ndp/database/handle';
import { eq } from '@ndp/database/query';
import { identityProvider } from '@ndp/database/schema/programme';
import type { MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';

export type StoredProvider = typeof identityProvider.$inferSelect;

/** An identity provider as its organisation's administrators see it: its secret never. */
export interface Provider {
  issuer: string;
  clientId: string;
  label: string;
  hasSecret: boolean;
  version: number;
}

/** The organisation's identity provider. Throws Refusal `not_found` when it has none. */
export async function readProvider({ actor, programme }: MemberGrant<'provider.read'>): Promise<Provider> {
  const [providers] = await programme.read(providersOf(programme.db, actor.organisation.id));
  const [found] = providers;
  if (!found) throw notFound();
  return shown(found);
}

export function providersOf(db: ReadHandle['db'], organisationId: string) {
  return db.select().from(identityProvider).where(eq(identityProvider.organisationId, organisationId));
}

export function shown({ issuer, clientId, label, clientSecret, version }: StoredProvider): Provider {
  return { issuer, clientId, label, hasSecret: clientSecret !== null, version };
}

import { desc, eq } from '@ndp/database/query';
import { apiToken, person } from '@ndp/database/schema/programme';
import type { MemberGrant } from '../permissions.ts';

/** An API token as its organisation sees it: everything but the hash. Instants are ISO in UTC. */
export interface TokenListed {
  id: string;
  name: string;
  /** The part of its text that may be shown: "ndp_<prefix>_…". */
  prefix: string;
  scopes: string[];
  createdAt: string;
  createdBy: { key: string; name: string };
  expiresAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

/** The organisation's tokens, newest first, at most 500; those that are over too, so that the trail can be read. */
export async function listTokens({ actor, programme }: MemberGrant<'token.read'>): Promise<TokenListed[]> {
  const [tokens] = await programme.read(
    programme.db
      .select({
        id: apiToken.id,
        name: apiToken.name,
        prefix: apiToken.prefix,
        scopes: apiToken.scopes,
        createdAt: apiToken.createdAt,
        createdBy: { key: person.key, name: person.name },
        expiresAt: apiToken.expiresAt,
        lastUsedAt: apiToken.lastUsedAt,
        revokedAt: apiToken.revokedAt,
      })
      .from(apiToken)
      .innerJoin(person, eq(person.id, apiToken.createdBy))
      .where(eq(apiToken.organisationId, actor.organisation.id))
      .orderBy(desc(apiToken.id))
      .limit(500),
  );
  return tokens;
}

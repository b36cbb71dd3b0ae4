import { eq } from '@ndp/database/query';
import { apiToken } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';

/** Writes down that a token is in use, so that an administrator sees which ones nobody needs any more. */
export async function noteTokenUse({ programme }: SystemGrant<'token.use'>, id: string): Promise<void> {
  const lastUsedAt = new Date().toISOString();
  await programme.write([programme.db.update(apiToken).set({ lastUsedAt }).where(eq(apiToken.id, id))]);
}

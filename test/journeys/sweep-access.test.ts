import { newId } from '@ndp/database/ids';
import { sweepAccess } from '@ndp/domain/people/sweep';
import { systemGrant } from '@ndp/domain/permissions';
import { expect, test } from 'vitest';
import { databases } from '../support/stack.ts';
import { browserOf, newTenant } from '../support/tenant.ts';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

test('what access leaves behind goes when its time is over, and nothing that is in use', async () => {
  const { programme } = await systemGrant(databases(), 'seed.import');
  const officer = await (await newTenant('don-dep')).member('officer');
  const browser = await browserOf(officer);
  const [over, running] = [`sweep:${newId()}`, `sweep:${newId()}`];
  const ended = newId();
  await programme.write([
    { sql: 'INSERT INTO attempt VALUES (?, 3, ?)', args: [over, daysAgo(0.01)] },
    { sql: 'INSERT INTO attempt VALUES (?, 3, ?)', args: [running, daysAgo(-1)] },
    {
      sql: `INSERT INTO session (id, created_at, person_id, membership_id, how, refresh_hash, rotated_at, seen_at, expires_at, ends_at)
        VALUES (?1, ?2, ?3, ?4, 'password', ?1, ?2, ?2, ?2, ?2)`,
      args: [ended, daysAgo(91), officer.personId, officer.membership],
    },
  ]);
  await sweepAccess(await systemGrant(databases(), 'access.sweep'));
  const [tries, sessions] = await programme.ask(
    { sql: 'SELECT key FROM attempt WHERE key IN (?, ?)', args: [over, running] },
    { sql: 'SELECT id FROM session WHERE person_id = ?', args: [officer.personId] },
  );
  expect(tries?.rows).toEqual([{ key: running }]);
  expect(sessions?.rows.map(({ id }) => id)).not.toContain(ended);
  expect(sessions?.rows).toHaveLength(1);
  expect((await browser.ask('/v1/me')).status).toBe(200);
});

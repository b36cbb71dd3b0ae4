import { type Delivery, received } from '@ndp/database/relay';
import type { PublicPlan } from '../catalogue/shapes.ts';
import type { SystemGrant } from '../permissions.ts';

/** An issued plan's public summary arrives in the portal; the `plan` revision moves, so every cached page is renewed. */
export async function announcePlan(grant: SystemGrant<'relay.programme'>, delivery: Delivery): Promise<void> {
  const { plan, codes } = delivery.payload as { plan: PublicPlan; codes: string[] };
  await grant.portal.write([
    received(delivery, 'programme'),
    {
      sql: `INSERT INTO plan_page (plan_id, version, year, body) VALUES (?, ?, ?, ?)
        ON CONFLICT (plan_id) DO UPDATE SET version = excluded.version, body = excluded.body WHERE excluded.version > version`,
      args: [plan.id, plan.version, plan.year, JSON.stringify(plan)],
    },
    ...codes.map((code) => ({
      sql: 'INSERT INTO plan_platform (code, plan_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
      args: [code, plan.id],
    })),
    { sql: "UPDATE revision SET number = number + 1 WHERE family = 'plan'", args: [] },
  ]);
}

import { systemGrant } from '@ndp/domain/permissions';
import { databases, eventually } from '../../support/stack.ts';
import type { Scene } from './scene.ts';

const people = 'SELECT person_id FROM membership WHERE organisation_id = ?1';
const plans = 'SELECT id FROM plan WHERE organisation_id = ?1';
/** What of an organisation stands in the programme; times of use and of delivery may move on by themselves. */
const PROGRAMME: Record<string, string> = {
  organisation: 'SELECT * FROM organisation WHERE id = ?1',
  unit: 'SELECT * FROM unit WHERE organisation_id = ?1 ORDER BY id',
  membership: 'SELECT * FROM membership WHERE organisation_id = ?1 ORDER BY id',
  duty: 'SELECT * FROM duty WHERE organisation_id = ?1 OR unit_id IN (SELECT id FROM unit WHERE organisation_id = ?1) ORDER BY id',
  person: `SELECT * FROM person WHERE id IN (${people}) ORDER BY id`,
  credential: `SELECT * FROM credential WHERE person_id IN (${people}) ORDER BY id`,
  session: `SELECT * FROM session WHERE person_id IN (${people}) ORDER BY id`,
  step: `SELECT id, used_at, tries FROM sign_in_step WHERE person_id IN (${people}) ORDER BY id`,
  invitation: 'SELECT * FROM invitation WHERE organisation_id = ?1 ORDER BY id',
  reset: `SELECT * FROM password_reset WHERE person_id IN (${people}) ORDER BY id`,
  token: `SELECT id, name, scopes, unit_id, expires_at, revoked_at FROM api_token WHERE organisation_id = ?1 ORDER BY id`,
  provider: 'SELECT * FROM identity_provider WHERE organisation_id = ?1',
  notification: `SELECT * FROM notification WHERE person_id IN (${people}) ORDER BY id`,
  settings: `SELECT * FROM notification_setting WHERE person_id IN (${people}) ORDER BY person_id, kind`,
  plan: 'SELECT * FROM plan WHERE organisation_id = ?1 ORDER BY id',
  task: `SELECT * FROM task WHERE plan_id IN (${plans}) ORDER BY id`,
  result: `SELECT * FROM expected_result WHERE plan_id IN (${plans}) ORDER BY id`,
  update: `SELECT * FROM task_update WHERE task_id IN (SELECT id FROM task WHERE plan_id IN (${plans})) ORDER BY id`,
  budget: `SELECT * FROM budget_line WHERE plan_id IN (${plans}) ORDER BY id`,
  delivery: `SELECT * FROM plan_delivery WHERE plan_id IN (${plans}) OR organisation_id = ?1 ORDER BY id`,
  obstacle: 'SELECT * FROM obstacle WHERE organisation_id = ?1 OR to_organisation_id = ?1 ORDER BY id',
  reply: 'SELECT * FROM reply WHERE organisation_id = ?1 ORDER BY id',
  link: `SELECT l.* FROM obstacle_link l JOIN obstacle o ON o.id = l.obstacle_id
    WHERE o.organisation_id = ?1 OR o.to_organisation_id = ?1 ORDER BY l.obstacle_id, l.linked_id`,
  feed: `SELECT id, name, token_hash, revoked_at FROM calendar_feed WHERE organisation_id = ?1 ORDER BY id`,
  audit: 'SELECT * FROM audit WHERE organisation = ?2 AND ?1 <> 0 ORDER BY seq',
};
const WORKSPACE: Record<string, string> = {
  draft: 'SELECT * FROM plan_draft ORDER BY id',
  section: 'SELECT * FROM plan_section ORDER BY plan_id, code',
  history: 'SELECT * FROM plan_section_history ORDER BY plan_id, code, version',
  review: 'SELECT * FROM review ORDER BY id',
  comment: 'SELECT * FROM comment ORDER BY id',
  presence: 'SELECT * FROM plan_presence ORDER BY plan_id, person',
  register: 'SELECT * FROM register_entry ORDER BY id',
  evidence: 'SELECT * FROM evidence ORDER BY id',
  setting: 'SELECT * FROM setting ORDER BY key',
  key: 'SELECT * FROM idempotency_key ORDER BY actor, key',
  outbox: 'SELECT id, kind, payload FROM outbox ORDER BY id',
  audit: 'SELECT * FROM audit ORDER BY seq',
};

/** Everything that is kept of an organisation, table by table: equal before and after, nothing has changed. */
export async function footprint({ tenant }: Pick<Scene, 'tenant'>): Promise<Record<string, object[]>> {
  const namespace = `org-${tenant.slug}`;
  const { programme } = await systemGrant(databases(), 'directory.read');
  const { workspace } = await systemGrant(databases(), 'outbox.read.workspace', namespace);
  // What was sent before arrives by itself; it is no change of now.
  const waiting = 'SELECT count(*) AS n FROM outbox WHERE delivered_at IS NULL AND parked_at IS NULL';
  await eventually(
    () => workspace.ask(waiting),
    ([answer]) => answer?.rows[0]?.n === 0,
    30_000,
  );
  const shared = await Promise.all(
    Object.entries(PROGRAMME).map(async ([name, sql]) => {
      const [answer] = await programme.ask({ sql, args: sql.includes('?2') ? [tenant.id, tenant.slug] : [tenant.id] });
      return [`programme.${name}`, answer?.rows ?? []] as const;
    }),
  );
  const own = await Promise.all(
    Object.entries(WORKSPACE).map(async ([name, sql]) => {
      const [answer] = await workspace.ask({ sql, args: [] });
      return [`workspace.${name}`, answer?.rows ?? []] as const;
    }),
  );
  return Object.fromEntries([...shared, ...own]);
}

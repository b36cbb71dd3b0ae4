import { newId } from '@ndp/database/ids';
import { call, eventually } from '../../../support/stack.ts';
import { ask, type Probe, told, type World } from '../probe.ts';
import { arrivalOf } from '../recipes/issued-plans.ts';
import { happened, planAt, type Scene } from '../scene.ts';

/** A recipient learns of no other recipient. */
export const otherRecipients: Probe = async (world) => {
  const { home, foreign } = world;
  const plan = await planAt(home, 'issue');
  const read = ({ cast }: Scene) => ask(world, `/v1/plans/${plan}`, { token: cast.officer.token });
  await eventually(
    () => read(home),
    ({ status }) => status === 200,
  );
  for (const { tenant } of [home, foreign]) {
    const [id, number] = [newId(), Math.trunc(1 + Math.random() * 1e9)];
    await happened('INSERT INTO plan_recipient (plan_id, organisation_id) VALUES (?, ?)', plan, tenant.id);
    await happened(
      `INSERT INTO plan_delivery (id, created_at, plan_id, plan_version, organisation_id, year, arrival_number)
        VALUES (?, ?, ?, 1, ?, 2026, ?)`,
      ...[id, new Date().toISOString(), plan, tenant.id, number],
    );
  }
  const recipients = async (scene: Scene) =>
    ((await read(scene)).body as { recipients?: { slug: string }[] }).recipients?.map(({ slug }) => slug).sort();
  const [sender, recipient] = [await recipients(home), await recipients(foreign)];
  const right =
    sender?.join() === [home.slug, foreign.slug].sort().join() && recipient?.join() === [foreign.slug].join();
  return right ? [] : [`recipients as the sender sees them: ${sender}, as one of them does: ${recipient}`];
};

/** A platform that is not one's own shows only what was sent here. */
export const besideOthers: Probe = async (world) => {
  const { home, foreign } = world;
  const seenBy = async ({ slug, cast }: Scene) =>
    (await ask(world, `/v1/t/${slug}/platforms/${home.platform}/side-by-side?year=2022`, { token: cast.officer.token }))
      .text;
  const [own, theirs] = [await seenBy(home), await seenBy(foreign)];
  if (!own.includes(home.issued)) return ['side by side lacks one’s own plan'];
  return theirs.includes(home.issued) ? ['side by side shows a plan that was not sent here'] : [];
};

/** The overview of a focal unit is of its platforms. */
export const overviewOfOwn: Probe = async (world) => {
  const { home, foreign } = world;
  const { text } = await ask(world, '/v1/overview/plans', { token: home.cast.officer.token });
  if (!text.includes(`"${home.platform}"`)) return ['the overview lacks one’s own platform'];
  return text.includes(`"${foreign.platform}"`) ? ['the overview shows a platform that is not one’s own'] : [];
};

/** A received plan is acknowledged once, upon the entry as it is. */
export const acknowledgedOnce: Probe = async (world) => {
  const { home } = world;
  const at = `/v1/t/${home.slug}/incoming/${await arrivalOf(home)}/acknowledge`;
  const acknowledge = (version: number) =>
    ask(world, at, { token: home.cast.officer.token, json: {}, headers: { 'if-match': `"${version}"` } });
  return told(
    'acknowledging what has changed, once, and again',
    [await acknowledge(9), await acknowledge(1), await acknowledge(2)],
    [412, 200, 409],
  );
};

/** A plan of home's that has arrived. */
async function arrived({ home }: World) {
  const plan = await planAt(home, 'issue');
  await eventually(
    () => call(`/v1/plans/${plan}`, home.cast.officer),
    ({ status }) => status === 200,
  );
  return plan;
}

/** Whose only task a plan has dropped sees it no more; while it stood, it saw it. */
export const droppedTask: Probe = async (world) => {
  const { tenant, cast } = world.foreign;
  const plan = await arrived(world);
  await happened(
    `INSERT INTO task (id, created_at, plan_id, plan_version, month, position, title, key, due_on, responsible_organisation_id)
      VALUES (?, ?, ?, 1, 1, 9, 'Việc', 'viec', '2022-01-31', ?)`,
    ...[newId(), new Date().toISOString(), plan, tenant.id],
  );
  const read = () => ask(world, `/v1/plans/${plan}`, { token: cast.officer.token });
  const before = await read();
  await happened("UPDATE task SET state = 'dropped' WHERE plan_id = ? AND key = 'viec'", plan);
  return told('a plan by who is given a task in it, and once that is dropped', [before, await read()], [200, 404]);
};

/** Whom a plan is no longer sent to reads of its obstacle the title it was told. */
export const laterTitle: Probe = async (world) => {
  const { home, foreign } = world;
  const plan = await arrived(world);
  const now = new Date().toISOString();
  await happened(
    `INSERT INTO plan_delivery (id, created_at, plan_id, plan_version, organisation_id, year, arrival_number)
      VALUES (?, ?, ?, 1, ?, 2026, ?)`,
    ...[newId(), now, plan, foreign.tenant.id, Math.trunc(1 + Math.random() * 1e9)],
  );
  const id = newId();
  await happened(
    `INSERT INTO obstacle (id, created_at, kind, plan_id, title, body, organisation_id, author, to_organisation_id, due_on)
      VALUES (?, ?, 'obstacle', ?, 'Hỏi', 'Hỏi.', ?, 'ai', ?, '2030-01-01')`,
    ...[id, now, plan, home.tenant.id, foreign.tenant.id],
  );
  await happened("UPDATE plan SET title = 'Tên của bản sau' WHERE id = ?", plan);
  const shown = async ({ cast }: Scene) => {
    const { status, text } = await ask(world, `/v1/obstacles/${id}`, { token: cast.officer.token });
    return `${status} ${text.includes('Tên của bản sau')}`;
  };
  const found = [await shown(home), await shown(foreign)].join();
  return found === '200 true,200 false' ? [] : [`the later title, by who sees the plan and who does not: ${found}`];
};

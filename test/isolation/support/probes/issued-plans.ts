import { newId } from '@ndp/database/ids';
import { eventually } from '../../../support/stack.ts';
import { ask, type Probe, told } from '../probe.ts';
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

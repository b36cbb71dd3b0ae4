import { dayInVietnam } from '@ndp/domain/time';
import { call } from '../../../support/stack.ts';
import { ask, type Probe, told, type World } from '../probe.ts';
import { budgetLine, feedOf, keyed, obstacleIn, obstacleOf, taskIn } from '../recipes/carrying-out.ts';
import { happened, ifMatch, type Scene } from '../scene.ts';

/** Says something of a task upon the version it has, at the Worker that is probed. Each probe has a task of its own. */
async function say(world: World, place: number, { token }: { token: string }, json: object) {
  const { id, version } = await taskIn(world.home, world.home.issued, place);
  return ask(world, `/v1/tasks/${id}/updates`, { token, json, headers: { ...ifMatch(version), ...keyed() } });
}

/** Somebody of the organisation to whom the task is not given, then somebody to whom it is. */
export const othersTask: Probe = async (world) => {
  const { idle, cast } = world.home;
  const begun = { progress: 5, state: 'in_progress' };
  const answers = [await say(world, 1, idle, begun), await say(world, 1, cast.officer, begun)];
  return told('the progress of a task, by others and by those to whom it is given', answers, [403, 200]);
};

export const doneWithoutResult: Probe = async (world) => {
  const answer = await say(world, 2, world.home.cast.officer, { progress: 100, state: 'done', note: 'Xong.' });
  return told('a task said to be done without its results', [answer], [422]);
};

/** What a list shows at home and must not show to another organisation. */
const listed =
  (path: (home: Scene) => Promise<{ asked: string; thing: string }>): Probe =>
  async (world) => {
    const { asked, thing } = await path(world.home);
    const read = ({ cast }: Scene) => ask<string>(world, asked, { token: cast.officer.token });
    const [own, theirs] = [await read(world.home), await read(world.foreign)];
    const found = own.text.includes(thing) ? [] : [`${asked}: ${thing} is not listed at home`];
    return theirs.text.includes(thing) ? [...found, `${asked}: ${thing} is listed to another organisation`] : found;
  };
export const listedTasks = listed(async (home) => ({
  asked: `/v1/tasks?plan=${home.issued}`,
  thing: (await taskIn(home)).id,
}));
export const listedObstacles = listed(async (home) => {
  // Whoever bears a duty on a platform sees those of all suites; what is due first comes first.
  const id = await obstacleIn(home, { dueOn: dayInVietnam() });
  return { asked: '/v1/obstacles', thing: id };
});

/** The unit that raised it settles it; others of its organisation do not. */
export const othersObstacle: Probe = async (world) => {
  const { home } = world;
  const id = await obstacleIn(home);
  const close = ({ token }: { token: string }) =>
    ask(world, `/v1/obstacles/${id}/replies`, { token, json: { kind: 'close', body: 'Xong.' }, headers: ifMatch(1) });
  const answers = [await close(home.idle), await close(home.cast.officer)];
  return told('an obstacle settled by others, and by who raised it', answers, [403, 200]);
};

const raise = (world: World, change: object) => {
  const json = { ...obstacleOf(world.home), ...change };
  return ask(world, '/v1/obstacles', { token: world.home.cast.officer.token, json, headers: keyed() });
};

export const unboundAddressee: Probe = async (world) => {
  const { foreign } = world;
  const answers = [await raise(world, { to: { organisation: foreign.slug, unit: null } }), await raise(world, {})];
  return told('an obstacle sent to who has nothing to do with it, and to who has', answers, [400, 201]);
};

/** Raised by somebody without a duty towards the platform, and by its focal unit. */
export const withoutDuty: Probe = async (world) => {
  const { home } = world;
  const by = ({ token }: { token: string }) =>
    ask(world, '/v1/obstacles', { token, json: obstacleOf(home), headers: keyed() });
  const answers = [await by(home.idle), await by(home.cast.officer)];
  return told('an obstacle raised without a duty, and by the focal unit', answers, [403, 201]);
};

export const othersPlan: Probe = async (world) => {
  const { home, foreign } = world;
  const about = ({ issued, slug, other }: Scene) =>
    raise(world, { platform: undefined, plan: issued, to: { organisation: slug, unit: other.slug } });
  const answers = [await about(foreign), await about(home)];
  return told('an obstacle of a plan that one does not see, and of one’s own', answers, [400, 201]);
};

export const othersMoney: Probe = async (world) => {
  const { home } = world;
  const line = await budgetLine(home);
  const record = ({ token }: { token: string }) =>
    ask(world, `/v1/plans/${home.issued}/budget/${line}`, {
      ...{ token, method: 'PUT', json: { allocated: 1, spent: 1 }, headers: ifMatch(1) },
    });
  const answers = [await record(home.idle), await record(home.cast.officer)];
  return told('money recorded by others, and by the unit whose plan it is', answers, [403, 200]);
};

/** A calendar address of somebody to be used up, read before and after something happened to it. */
const feedAfter =
  (
    what: string,
    happening: (feed: { id: string; membership: string; home: Scene; token: string }) => Promise<void>,
  ): Probe =>
  async (world) => {
    const { home } = world;
    const { token, membership } = await home.fresh('officer');
    const { id, url } = await feedOf(home, token);
    const { pathname } = new URL(url);
    const before = await ask(world, pathname);
    await happening({ id, membership, home, token });
    return told(`a calendar address, and the same ${what}`, [before, await ask(world, pathname)], [200, 404]);
  };
export const revokedFeed = feedAfter('taken back', async ({ id, home, token }) => {
  await call(`/v1/t/${home.slug}/calendar-feeds/${id}`, { token, method: 'DELETE' });
});
export const endedFeed = feedAfter('when its person has left', ({ membership }) =>
  happened("UPDATE membership SET valid_to = '2026-01-01' WHERE id = ?", membership),
);

export const othersFeed: Probe = async (world) => {
  const { home } = world;
  const mine = await home.fresh('officer');
  const { id } = await feedOf(home, mine.token);
  const revoke = (token: string) => ask(world, `/v1/t/${home.slug}/calendar-feeds/${id}`, { token, method: 'DELETE' });
  const answers = [await revoke(home.cast.head.token), await revoke(mine.token)];
  return told('a calendar address taken back by a colleague, and by its owner', answers, [404, 204]);
};

import { systemGrant } from '@ndp/domain/permissions';
import { planOf2022 } from '@ndp/local/seed/plan-2022';
import { drafters } from '../../../support/drafting.ts';
import { openDraft } from '../../../support/plans.ts';
import { call, databases, eventually } from '../../../support/stack.ts';
import { ask, type Probe, told, type World } from '../probe.ts';
import { happened, ifMatch, planAt, type Scene } from '../scene.ts';

const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const draftAt = ({ slug }: Scene, id: string) => `/v1/t/${slug}/plans/${id}`;

/** A comment of the leader's on a new draft; the address of its thread. */
async function comment({ home }: World, id: string): Promise<{ id: string; at: string }> {
  const comments = `${draftAt(home, id)}/comments`;
  const json = { section: 'frame', body: 'Ý kiến của lãnh đạo' };
  const { token } = home.cast.leader;
  const made = await call<{ id: string }>(comments, { token, json, headers: key() });
  if (made.status !== 201) throw new Error(`comment: ${made.text}`);
  return { id: made.body.id, at: `${comments}/${made.body.id}` };
}

/** One's own words are one's own. */
export const othersComment: Probe = async (world) => {
  const { home } = world;
  const { at } = await comment(world, await planAt(home, 'draft'));
  const remove = (token: string) => ask(world, at, { token, method: 'DELETE', headers: ifMatch(1) });
  return told(
    'taking back another’s comment, and one’s own',
    [await remove(home.cast.officer.token), await remove(home.cast.leader.token)],
    [403, 204],
  );
};

/** Neither who wrote it nor of the unit that drafts. */
export const othersThread: Probe = async (world) => {
  const { home } = world;
  const { at } = await comment(world, await planAt(home, 'draft'));
  const settle = (token: string) => ask(world, `${at}/resolve`, { token, method: 'POST', headers: ifMatch(1) });
  return told(
    'settling a thread from outside the unit, and within',
    [await settle(home.idle.token), await settle(home.cast.officer.token)],
    [403, 200],
  );
};

/**
 * Whom a comment names hears of it as far as they may read the organisation's drafts today: not an editor, nor who
 * has gone to another organisation. In an organisation of its own, whose messages this Worker alone carries.
 */
export const commentTold: Probe = async (world) => {
  const { tenant, slug, people, tokens } = await drafters('y-kien', [world.home.platform]);
  const [editor, gone] = [await tenant.member('editor'), await tenant.member('officer')];
  await world.foreign.tenant.join(gone, 'officer');
  await happened("UPDATE membership SET valid_to = '2026-01-01' WHERE id = ?", gone.membership);
  const id = await openDraft(tokens.officer, slug, { ...planOf2022, platforms: [world.home.platform] });
  const named = [people.head, editor, gone];
  const body = named.map(({ person }) => `@${person}`).join(' ');
  const sent = { token: tokens.officer, json: { section: 'frame', body }, headers: key() };
  const made = await ask<{ mentioned: object[] }>(world, `/v1/t/${slug}/plans/${id}/comments`, sent);
  if (made.body.mentioned?.length !== 3) throw new Error(`comment: ${made.text}`);
  const { programme } = await systemGrant(databases(), 'directory.read');
  const told = async () => {
    const sql = `SELECT person_id FROM notification WHERE kind = 'plan_comment' AND instr(href, ?) > 0`;
    const [found] = await programme.ask({ sql, args: [id] });
    return (found?.rows ?? []).map((row) => row.person_id);
  };
  const reached = await eventually(told, (found) => found.includes(people.head.personId));
  return reached.length === 1 ? [] : [`a comment was told to ${reached.length} of those it names, not to one`];
};

/** A comment is of one plan: under the address of another there is none, and nothing there answers it. */
export const commentElsewhere: Probe = async (world) => {
  const { home } = world;
  const [plan, other] = [await planAt(home, 'draft'), await planAt(home, 'draft')];
  const { id, at } = await comment(world, plan);
  const { token } = home.cast.officer;
  const settle = (address: string) => ask(world, `${address}/resolve`, { token, method: 'POST', headers: ifMatch(1) });
  const answer = (to: string) => {
    const json = { section: 'frame', parent: id, body: 'Trả lời' };
    return ask(world, `${draftAt(home, to)}/comments`, { token, json, headers: key() });
  };
  const elsewhere = `${draftAt(home, other)}/comments/${id}`;
  return told(
    'answering and settling a comment in another plan, and in its own',
    [await answer(other), await answer(plan), await settle(elsewhere), await settle(at)],
    [400, 201, 404, 200],
  );
};

/** What was saved of one plan is no history of another. */
export const historyElsewhere: Probe = async (world) => {
  const { home } = world;
  const contents = { ...planOf2022.contents, sections: { objectives: { text: 'Mục tiêu thử' } } };
  const plan = { ...planOf2022, platforms: [home.platform], contents };
  const [full, bare] = [await planAt(home, 'draft', plan), await planAt(home, 'draft')];
  const { token } = home.cast.officer;
  const then = (id: string) => ask(world, `${draftAt(home, id)}/history/objectives/1`, { token });
  return told('another plan’s section of then, and its own', [await then(bare), await then(full)], [404, 200]);
};

const discard = (world: World, id: string, token: string, seen: number) =>
  ask(world, draftAt(world.home, id), { token, method: 'DELETE', headers: ifMatch(seen) });

/** Another unit's draft is not one's own to throw away. */
export const discardOthers: Probe = async (world) => {
  const { home } = world;
  const id = await planAt(home, 'draft');
  const answers = [await discard(world, id, home.idle.token, 1), await discard(world, id, home.cast.officer.token, 1)];
  return told('discarding another unit’s draft, and one’s own', answers, [403, 204]);
};

/** What was once approved stays in the books, also after it was taken back. */
export const discardApproved: Probe = async (world) => {
  const { home } = world;
  const id = await planAt(home, 'approve');
  const { token } = home.cast.officer;
  const json = { body: { text: 'Viết lại.' }, reopen: true };
  const saved = await call<{ plan: { version: number } }>(`${draftAt(home, id)}/sections/objectives`, {
    ...{ token, method: 'PUT', json, headers: ifMatch(0) },
  });
  const answers = [
    await discard(world, id, token, saved.body.plan.version),
    await discard(world, await planAt(home, 'draft'), token, 1),
  ];
  return told('discarding what was approved once, and what never was', answers, [409, 204]);
};

/** A draft is discarded as it was seen. */
export const discardUnseen: Probe = async (world) => {
  const { home } = world;
  const id = await planAt(home, 'draft');
  const { token } = home.cast.officer;
  const answers = [await discard(world, id, token, 9), await discard(world, id, token, 1)];
  return told('discarding another version than the one seen, and that one', answers, [412, 204]);
};

/** The unit that drafted a plan amends it, one amendment at a time, and only what was issued. */
export const amending: Probe = async (world) => {
  const { home } = world;
  const amend = (id: string, token: string) =>
    ask(world, `${draftAt(home, id)}/amend`, { token, method: 'POST', headers: key() });
  const { token } = home.cast.officer;
  const [issued, draft] = [await planAt(home, 'issue'), await planAt(home, 'draft')];
  return told(
    'amending from outside the unit, a draft, an issued plan, and again',
    [
      await amend(issued, home.idle.token),
      await amend(draft, token),
      await amend(issued, token),
      await amend(issued, token),
    ],
    [403, 409, 201, 409],
  );
};

const copy = (world: World, { slug, cast }: Scene, json: object) =>
  ask(world, `/v1/t/${slug}/plan-copies`, { token: cast.officer.token, json, headers: key() });

/** An issued plan that one may not read is none to copy from. */
export const copyUnseen: Probe = async (world) => {
  const { home, foreign } = world;
  // Its leader may read what concerns its platform; the enterprise bears nothing there and was sent nothing.
  const from = { issued: home.issued };
  const theirs = { from, kind: 'mic', year: 2023, platforms: [foreign.platform] };
  const answers = [await copy(world, foreign, theirs), await copy(world, home, { from, year: 2023 })];
  return told('copying an issued plan that one may not read, and one’s own', answers, [400, 201]);
};

/** A copy is for platforms towards which one has a duty, as every draft. */
export const copyToOthers: Probe = async (world) => {
  const { home, foreign } = world;
  const from = { draft: await planAt(home, 'draft') };
  const to = (code: string) => copy(world, home, { from, year: 2023, platforms: [code] });
  return told(
    'a copy for another’s platform, and for one’s own',
    [await to(foreign.platform), await to(home.platform)],
    [400, 201],
  );
};

/** Setting who looks at plans names the version that was seen. */
export const reviewUnseen: Probe = async (world) => {
  const { home } = world;
  const { token } = home.cast.admin;
  const at = `/v1/t/${home.slug}/settings/plan-review`;
  const { version } = (await call<{ version: number }>(at, { token })).body;
  const set = (headers?: Record<string, string>) =>
    ask(world, at, { ...{ token, method: 'PUT', json: { steps: ['head', 'leader'] } }, ...(headers && { headers }) });
  const answers = [await set(), await set(ifMatch(version + 5)), await set(ifMatch(version))];
  return told('setting the steps upon no version, another, and the present one', answers, [428, 412, 200]);
};

import { newId } from '@ndp/database/ids';
import type { Role } from '@ndp/database/schema/programme';
import { systemGrant } from '@ndp/domain/permissions';
import { dayInVietnam } from '@ndp/domain/time';
import { planOf2022 } from '@ndp/local/seed/plan-2022';
import { filledIn, openDraft } from '../../../support/plans.ts';
import { call, databases } from '../../../support/stack.ts';
import { newTenant, tokenOf } from '../../../support/tenant.ts';
import { ask, type Probe, told, type World } from '../probe.ts';
import { type Actor, decision, happened, ifMatch, planAt, planFor, type Scene, versionAt } from '../scene.ts';

const plans = ({ slug }: { slug: string }) => `/v1/t/${slug}/plans`;

/** Takes a step upon a version, at the Worker that is probed. */
function step(world: World, id: string, name: string, { token }: { token: string }, version: number, json?: object) {
  const headers = ifMatch(version);
  const at = `${plans(world.home)}/${id}/${name}`;
  return ask<{ state?: string; code?: string }>(world, at, { token, method: 'POST', headers, ...(json && { json }) });
}

/** Saves a section at the Worker that is probed. */
function save(world: World, id: string, section: string, seen: number, json: object, who = world.home.cast.officer) {
  const at = `${plans(world.home)}/${id}/sections/${section}`;
  return ask(world, at, { token: who.token, method: 'PUT', json, headers: ifMatch(seen) });
}

/** The same person in a second role of the organisation. */
async function alsoLeader(home: Pick<Scene, 'tenant'>, who: Actor): Promise<Actor> {
  const sql = "INSERT INTO membership (id, created_at, person_id, organisation_id, role) VALUES (?, ?, ?, ?, 'leader')";
  await happened(sql, newId(), new Date().toISOString(), who.personId, home.tenant.id);
  return { ...who, role: 'leader', token: await tokenOf({ ...who, role: 'leader' }) };
}

type Deed = (at: { world: World; home: Scene; who: Actor; id: string }) => Promise<void>;

/** Nobody approves what they have done in the way of `deed`, whatever roles they have; somebody else does. */
const approvedAfter =
  (what: string, deed: Deed, drafter: (scene: Scene, who: Actor) => Actor = ({ cast }) => cast.officer): Probe =>
  async (world) => {
    const { home } = world;
    const who = await home.fresh('officer');
    const id = await openDraft(drafter(home, who).token, home.slug, planFor(home));
    await deed({ world, home, who, id });
    const { officer, head } = home.cast;
    const { token } = officer;
    const { version, state } = (await call<{ version: number; state: string }>(`${plans(home)}/${id}`, { token })).body;
    const submitted = state === 'draft' ? version + 1 : version;
    if (state === 'draft') await taken(home, id, 'submit', officer, version);
    await taken(home, id, 'review', head, submitted);
    const asLeader = await alsoLeader(home, who);
    const answers = [
      await step(world, id, 'approve', asLeader, submitted + 1),
      await step(world, id, 'approve', home.cast.leader, submitted + 1),
    ];
    return told(`approving what one ${what}, and another approving it`, answers, [403, 200]);
  };

/** A step that is no question: it succeeds, at the shared Worker. */
async function taken({ slug }: Scene, id: string, name: string, { token }: Actor, version: number): Promise<void> {
  const at = `${plans({ slug })}/${id}/${name}`;
  const { status, text } = await call(at, { token, method: 'POST', headers: ifMatch(version) });
  if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
}

const nothing: Deed = async () => undefined;
export const ownDraft = approvedAfter('drafted', nothing, (_, who) => who);
export const ownSubmission = approvedAfter('submitted', ({ home, who, id }) => taken(home, id, 'submit', who, 1));
export const ownSection = approvedAfter('wrote a section of', async ({ world, who, id }) => {
  const { status, text } = await save(world, id, 'roadmap', 0, { body: { text: 'Viết thêm.' } }, who);
  if (status !== 200) throw new Error(`section: ${status} ${text}`);
});
/** Also not by way of a token that one made. */
export const ownMachine = approvedAfter('has drafted by a token of one’s own', async ({ home, who, id }) => {
  const { token } = await tokenMadeBy(home, who);
  await taken(home, id, 'submit', { ...who, token }, 1);
});

async function tokenMadeBy(home: Scene, who: Actor): Promise<{ token: string }> {
  const json = { name: 'Máy', scopes: ['plan.draft', 'plan.draft.read'], unit: home.unit.id, days: 1 };
  const { admin } = home.cast;
  const made = await call<{ id: string; token: string }>(`/v1/t/${home.slug}/tokens`, { token: admin.token, json });
  await happened('UPDATE api_token SET created_by = ? WHERE id = ?', who.personId, made.body.id);
  return made.body;
}

/** One single person approves their own plan in an enterprise alone, and only while they are alone there. */
export const alone: Probe = async (world) => {
  const approvedIn = async (kind: 'enterprise' | 'ministry', others: number) => {
    const tenant = await newTenant('mot-nguoi', kind);
    await tenant.duty('promoting', world.home.platform);
    const member = await tenant.member('officer');
    const officer = { ...member, token: await tokenOf(member) };
    const leader = await alsoLeader({ tenant }, officer);
    for (let n = 0; n < others; n += 1) await tenant.member('officer');
    const id = await openDraft(officer.token, tenant.slug, planFor(world.home));
    const { workspace } = await systemGrant(databases(), 'relay.workspace', `org-${tenant.slug}`);
    await workspace.write([
      { sql: `UPDATE plan_draft SET state = 'in_review', version = 2, steps = '["leader"]' WHERE id = ?`, args: [id] },
    ]);
    const headers = ifMatch(2);
    const sent = { token: leader.token, method: 'POST', headers };
    return ask(world, `${plans(tenant)}/${id}/approve`, sent);
  };
  const answers = [
    await approvedIn('ministry', 0),
    await approvedIn('enterprise', 1),
    await approvedIn('enterprise', 0),
  ];
  return told(
    'approving one’s own alone in a ministry, with another in an enterprise, alone there',
    answers,
    [403, 403, 200],
  );
};

/** Each in their turn: the head, then the leader; upon the version that they have seen. */
export const outOfTurn: Probe = async (world) => {
  const { home } = world;
  const { head, leader } = home.cast;
  const id = await planAt(home, 'submit');
  const answers = [
    await step(world, id, 'approve', leader, 2),
    await step(world, id, 'review', head, 2),
    await step(world, id, 'review', head, 3),
    await step(world, id, 'approve', leader, 3),
  ];
  return told('approving before the head has looked, review, review again, approval', answers, [409, 200, 409, 200]);
};

export const unseenStep: Probe = async (world) => {
  const { home } = world;
  const id = await planAt(home, 'review');
  const answers = [
    await step(world, id, 'approve', home.cast.leader, 1),
    await step(world, id, 'approve', home.cast.leader, 3),
  ];
  return told('approving an older version, and the one that is there', answers, [412, 200]);
};

export const notYetSubmitted: Probe = async (world) => {
  const id = await planAt(world.home, 'draft');
  const answers = [await step(world, id, 'approve', world.home.cast.leader, 1)];
  return told('approving what nobody has submitted', answers, [409]);
};

/** A person of another unit that bears the same duty. */
export async function ofAnotherUnit({ tenant, platform }: Scene, role: Role): Promise<Actor> {
  const unit = await tenant.unit(`Đơn vị khác ${newId()}`);
  await tenant.duty('promoting', platform, unit.id);
  const member = await tenant.member(role, unit.id);
  return { ...member, token: await tokenOf(member) };
}

export const othersHead: Probe = async (world) => {
  const { home } = world;
  const other = await ofAnotherUnit(home, 'head');
  const [one, two] = [await planAt(home, 'submit'), await planAt(home, 'submit')];
  const reason = { reason: 'Sửa lại.' };
  const answers = [
    await step(world, one, 'review', other, 2),
    await step(world, two, 'return', other, 2, reason),
    await step(world, one, 'review', home.cast.head, 2),
    await step(world, two, 'return', home.cast.head, 2, reason),
  ];
  return told('review and return by the head of another unit, and by its own', answers, [403, 403, 200, 200]);
};

export const returnedInTurn: Probe = async (world) => {
  const { home } = world;
  const { head, leader } = home.cast;
  const reason = { reason: 'Sửa lại.' };
  const [waiting, passed] = [await planAt(home, 'submit'), await planAt(home, 'review')];
  const answers = [
    await step(world, waiting, 'return', leader, 2, reason),
    await step(world, passed, 'return', head, 3, reason),
    await step(world, passed, 'return', leader, 3, reason),
  ];
  return told('return by the leader before their turn, by the head after theirs, in turn', answers, [403, 403, 200]);
};

export const othersDraft: Probe = async (world) => {
  const { home } = world;
  const id = await planAt(home, 'draft');
  const answers = [
    await step(world, id, 'submit', home.idle, 1),
    await step(world, id, 'submit', await ofAnotherUnit(home, 'officer'), 1),
    await step(world, id, 'submit', home.cast.officer, 1),
  ];
  return told('submitting another unit’s draft, without its duty and with it, and one’s own', answers, [403, 403, 200]);
};

/** A unit that drafted it and has lost its duty since. */
export const dutyLost: Probe = async (world) => {
  const { home } = world;
  const unit = await home.tenant.unit(`Đơn vị cũ ${newId()}`);
  await home.tenant.duty('promoting', home.platform, unit.id);
  const member = await home.tenant.member('officer', unit.id);
  const officer = { ...member, token: await tokenOf(member) };
  const id = await openDraft(officer.token, home.slug, planFor(home));
  const submit = () => step(world, id, 'submit', officer, 1);
  // Another duty lets its people draft, towards another platform.
  await happened("UPDATE duty SET state = 'ended' WHERE unit_id = ?", unit.id);
  await home.tenant.duty('promoting', world.foreign.platform, unit.id);
  return told('submitting a plan for a platform that is another’s now', [await submit()], [403]);
};

/** Sections: each upon its own version; nothing that was submitted or issued changes unsaid. */
export const unseenSection: Probe = async (world) => {
  const id = await planAt(world.home, 'draft');
  const write = (text: string, seen: number) => save(world, id, 'roadmap', seen, { body: { text } });
  const answers = [await write('Một', 0), await write('Hai', 0), await write('Ba', 1)];
  return told('a section written, upon nothing again, upon what is there', answers, [200, 412, 200]);
};

export const unsaidReopening: Probe = async (world) => {
  const { home } = world;
  const [waiting, approved, issued] = [
    await planAt(home, 'submit'),
    await planAt(home, 'approve'),
    await planAt(home, 'issue'),
  ];
  const body = { text: 'Sửa sau khi trình.' };
  const answers = [
    await save(world, waiting, 'roadmap', 0, { body }),
    await save(world, approved, 'roadmap', 0, { body }),
    await save(world, issued, 'roadmap', 0, { body, reopen: true }),
    await save(world, approved, 'roadmap', 0, { body, reopen: true }),
  ];
  return told('editing in review, approved, issued, and re-opened', answers, [409, 409, 409, 200]);
};

/** Editing takes approval back. */
export const editedSinceApproval: Probe = async (world) => {
  const { home } = world;
  const id = await planAt(home, 'approve');
  const saved = await save(world, id, 'roadmap', 0, { body: { text: 'Khác' }, reopen: true });
  const answers = [saved, await step(world, id, 'issue', home.cast.leader, versionAt('approve') + 1, decision)];
  return told('editing what was approved, and issuing it', answers, [200, 409]);
};

/** What is issued is what was approved. */
export const changedSinceApproval: Probe = async (world) => {
  const { home } = world;
  const id = await planAt(home, 'approve');
  const { workspace } = await systemGrant(databases(), 'relay.workspace', `org-${home.slug}`);
  await workspace.write([{ sql: "UPDATE plan_draft SET approved_sha256 = 'x' WHERE id = ?", args: [id] }]);
  const answer = await step(world, id, 'issue', home.cast.leader, versionAt('approve'), decision);
  return told('issuing what was not approved', [answer], [409]);
};

/** What its clause asks for is in a plan that is issued now; a record of a paper may lack what the paper lacks. */
export const incomplete: Probe = async (world) => {
  const { home } = world;
  const { leader } = home.cast;
  const months = planOf2022.contents.months.map((month) => (month.month === 3 ? { ...month, results: [] } : month));
  const gap = { ...planFor(home), contents: { ...planOf2022.contents, months } };
  const present = { ...planFor(home), year: Number(dayInVietnam().slice(0, 4)) };
  const [bare, recent, full, resultless] = [
    await planAt(home, 'approve'),
    await planAt(home, 'approve', present),
    await planAt(home, 'approve', filledIn(planFor(home))),
    await planAt(home, 'approve', gap),
  ];
  const today = { ...decision, historical: false, symbol: 'QĐ-THU', signer: 'Người ký' };
  const answers = [
    await step(world, bare, 'issue', leader, 4, today),
    await step(world, recent, 'issue', leader, 4, { ...decision, date: '2022-03-20' }),
    await step(world, recent, 'issue', leader, 4, decision),
    await step(world, resultless, 'issue', leader, 4, decision),
    await step(world, full, 'issue', leader, 4, today),
  ];
  const tried =
    'issuing without a content, so as the record of this year, the same without its day, without a result, and whole';
  return told(tried, answers, [422, 422, 400, 422, 200]);
};

export const numberTaken: Probe = async (world) => {
  const { home } = world;
  const number = `${Math.trunc(100 + Math.random() * 9e5)}/QĐ-THU`;
  const wanted = { ...decision, number, historical: false, date: '2022-03-20', signer: 'Người ký' };
  const issue = async () => {
    const id = await planAt(home, 'approve', filledIn(planFor(home)));
    return step(world, id, 'issue', home.cast.leader, 4, wanted);
  };
  return told('issuing two plans under one number', [await issue(), await issue()], [200, 400]);
};

export const strayDecision: Probe = async (world) => {
  const { home } = world;
  const id = await planAt(home, 'approve', filledIn(planFor(home)));
  const now = { ...decision, historical: false, symbol: 'QĐ-THU', signer: 'Người ký' };
  const issue = (change: object) => step(world, id, 'issue', home.cast.leader, 4, { ...now, ...change });
  const answers = [
    await issue({ date: '2999-01-01' }),
    await issue({ recipients: ['khong-co-co-quan-nay'] }),
    await issue({ date: '2022-03-20' }),
  ];
  return told('a decision of a day to come, to nobody that is, and dated back', answers, [400, 400, 400]);
};

/** A record of an older paper may lack what the paper lacks; what is decided today is no such record. */
export const olderPaper: Probe = async (world) => {
  const { home } = world;
  const id = await planAt(home, 'approve');
  const issue = (date: string) => step(world, id, 'issue', home.cast.leader, 4, { ...decision, date });
  const answers = [await issue(dayInVietnam()), await issue('2022-03-20')];
  return told('a record of an older paper of today, and of then', answers, [400, 200]);
};

/** Who may draft what: by platform, by kind. */
async function drafted(world: World, who: { token: string; slug: string }, change: object) {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  return ask(world, plans(who), { token: who.token, json: { ...planOf2022, ...change }, headers });
}

export const othersPlatform: Probe = async (world) => {
  const { home, foreign } = world;
  const who = { token: home.cast.officer.token, slug: home.slug };
  const answers = [
    await drafted(world, who, { platforms: [foreign.platform] }),
    await drafted(world, who, { platforms: [home.platform] }),
  ];
  return told('a draft for another’s platform, and for one’s own', answers, [400, 201]);
};

export const othersKind: Probe = async (world) => {
  const officerOf = ({ cast, slug }: Scene) => ({ token: cast.officer.token, slug });
  const action = { kind: 'sector', template: 'sector-own-186', platforms: [] };
  const answers = [
    await drafted(world, officerOf(world.foreign), action),
    await drafted(world, officerOf(world.home), action),
  ];
  return told('a plan of a sector by an enterprise, and by a ministry', answers, [400, 201]);
};

/** 186 Điều 1, IV.1.c: one merged plan where the Ministry is the owner, and only there. */
export const mergedPlans: Probe = async (world) => {
  const tenant = await newTenant('gop');
  const unit = await tenant.unit('Đơn vị gộp');
  for (const duty of ['promoting', 'owner_focal'] as const)
    for (const code of [OWNED, NOT_OWNED]) await tenant.duty(duty, code, unit.id);
  await tenant.duty('owner', OWNED);
  const who = { slug: tenant.slug, token: await tokenOf(await tenant.member('officer', unit.id)) };
  const answers = [
    await drafted(world, who, { kind: 'mic', platforms: [OWNED] }),
    await drafted(world, who, { kind: 'merged', platforms: [NOT_OWNED] }),
    await drafted(world, who, { kind: 'owner', platforms: [OWNED] }),
    await drafted(world, who, { kind: 'merged', platforms: [OWNED] }),
    await drafted(world, who, { kind: 'mic', platforms: [NOT_OWNED] }),
  ];
  return told(
    'two plans of an owner, a merged one of no owner, an owner’s beside it, and both right',
    answers,
    [400, 400, 400, 201, 201],
  );
};
/** Platforms of group I. */
const OWNED = 'NDP-0006';
const NOT_OWNED = 'NDP-0010';
/** One of group II, whose owners are enterprises. */
const OF_GROUP_II = 'NDP-0030';

export const ownersOfGroupTwo: Probe = async (world) => {
  const tenant = await newTenant('nhom-hai');
  const unit = await tenant.unit('Đơn vị nhóm II');
  for (const code of [OF_GROUP_II, OWNED]) await tenant.duty('owner_focal', code, unit.id);
  const who = { slug: tenant.slug, token: await tokenOf(await tenant.member('officer', unit.id)) };
  const answers = [
    await drafted(world, who, { kind: 'owner', platforms: [OF_GROUP_II] }),
    await drafted(world, who, { kind: 'owner', platforms: [OWNED] }),
  ];
  return told('an owner’s plan in group II, and in group I', answers, [400, 201]);
};

/** A task is given to who answers for the plan's platforms. */
export const strayParty: Probe = async (world) => {
  const { home, foreign } = world;
  const id = await planAt(home, 'draft');
  const task = (organisation: string, unit: string | null) => ({
    body: { tasks: [{ title: 'Việc', responsible: { organisation, unit } }], results: [{ text: 'Xong' }] },
  });
  const answers = [
    await save(world, id, 'm11', 0, task(foreign.slug, foreign.unit.slug)),
    await save(world, id, 'm11', 0, task(home.slug, 'khong-co-don-vi')),
    await save(world, id, 'm11', 0, task(home.slug, home.unit.slug)),
  ];
  return told('a task for who has nothing to do with it, for nobody, and for the unit', answers, [400, 400, 200]);
};

/** A key is for one request. */
export const keyUsedAgain: Probe = async (world) => {
  const { home } = world;
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const open = (title: string) =>
    ask(world, plans(home), { token: home.cast.officer.token, json: { ...planFor(home), title }, headers });
  const answers = [await open('Một'), await open('Hai')];
  return told('one key for two drafts', answers, [201, 409]);
};

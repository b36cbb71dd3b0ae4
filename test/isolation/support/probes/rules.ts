import { newId } from '@ndp/database/ids';
import { call } from '../../../support/stack.ts';
import { newTenant, tokenOf } from '../../../support/tenant.ts';
import { ask, type Probe, told, type World } from '../probe.ts';
import { happened, ifMatch, plainTokenOf, planAt, type Scene, versionAt } from '../scene.ts';

const plans = ({ slug }: Scene) => `/v1/t/${slug}/plans`;

/** A draft is in the workspace of its own organisation and in no other's. */
export const draftsApart: Probe = async (world) => {
  const { home, foreign } = world;
  const id = await planAt(home, 'draft');
  const read = ({ slug, cast }: Scene) => ask(world, `/v1/t/${slug}/plans/${id}`, { token: cast.officer.token });
  return told('a draft, read at home and elsewhere', [await read(home), await read(foreign)], [200, 404]);
};

/** An organisation keeps an administrator, and nobody ends themselves. */
export const lastAdministrator: Probe = async (world) => {
  const tenant = await newTenant('mot-quan-tri');
  const admin = await tenant.member('admin');
  const token = await tokenOf(admin);
  const at = `/v1/t/${tenant.slug}/members/${admin.membership}`;
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const leave = () => ask(world, at, { token, method: 'PATCH', json: { until }, headers: { 'if-match': '"1"' } });
  const alone = await leave();
  await tenant.member('admin');
  return told('the last administrator sets a last day, and one of two', [alone, await leave()], [422, 200]);
};

/** Two administrators of a tenant of their own, and a way to change either's role as the first. */
async function twoAdministrators(world: World, name: string) {
  const tenant = await newTenant(name);
  const [one, other] = [await tenant.member('admin'), await tenant.member('admin')];
  const token = await tokenOf(one);
  const change = ({ membership }: { membership: string }) =>
    ask(world, `/v1/t/${tenant.slug}/members/${membership}`, {
      token,
      method: 'PATCH',
      json: { role: 'leader' },
      headers: { 'if-match': '"1"' },
    });
  return { tenant, one, other, token, change };
}

/** An administrator makes leaders of others, not of themselves. */
export const ownRole: Probe = async (world) => {
  const { one, other, change } = await twoAdministrators(world, 'tu-doi');
  return told(
    'an administrator makes a leader of themselves, and of another',
    [await change(one), await change(other)],
    [422, 200],
  );
};

export const ownInvitation: Probe = async (world) => {
  const { tenant, one, other, token } = await twoAdministrators(world, 'tu-moi');
  const invite = (email: string) =>
    ask(world, `/v1/t/${tenant.slug}/invitations`, { token, json: { email, role: 'leader' } });
  const answers = [await invite(one.email), await invite(other.email)];
  return told('an administrator invites themselves, and another', answers, [400, 201]);
};

export const oneself: Probe = async (world) => {
  const { home } = world;
  const who = await home.fresh('admin');
  const end = (membership: string) =>
    ask(world, `/v1/t/${home.slug}/members/${membership}`, { token: who.token, method: 'DELETE' });
  const other = await home.fresh('admin');
  return told('ending oneself, and another', [await end(who.membership), await end(other.membership)], [422, 204]);
};

/** A change is made upon what one has seen. */
export const unseenChange: Probe = async (world) => {
  const { home } = world;
  const { membership } = await home.fresh('officer');
  const change = (seen: number) =>
    ask(world, `/v1/t/${home.slug}/members/${membership}`, {
      ...{ token: home.cast.admin.token, method: 'PATCH', json: { role: 'editor' } },
      headers: { 'if-match': `"${seen}"` },
    });
  return told('a change of an old version, and of the present one', [await change(7), await change(1)], [412, 200]);
};

/** A unit with people in it stays, and one that a decision names too. */
export const unitsInUse: Probe = async (world) => {
  const { home } = world;
  const [full, named] = [await home.tenant.unit(`Đơn vị ${newId()}`), await home.tenant.unit(`Đơn vị ${newId()}`)];
  await home.tenant.member('editor', full.id);
  await happened("UPDATE unit SET clause = '186' WHERE id = ?", named.id);
  const end = (id: string) =>
    ask(world, `/v1/t/${home.slug}/units/${id}`, { token: home.cast.admin.token, method: 'DELETE' });
  return told('ending a unit with people, and one of the law', [await end(full.id), await end(named.id)], [422, 422]);
};

/** Invitations, with their addresses, are shown to administrators. */
export const invitationsHidden =
  (invitation: (home: Scene) => Promise<string>): Probe =>
  async (world) => {
    const { home } = world;
    const id = await invitation(home);
    const list = (token: string) => ask(world, `/v1/t/${home.slug}/members`, { token });
    const [officer, admin] = [await list(home.cast.officer.token), await list(home.cast.admin.token)];
    const right = !officer.text.includes(id) && admin.text.includes(id);
    return right ? [] : ['invitations are shown to an officer, or not to the administrator'];
  };

/** People are found by their colleagues. */
export const foundPeople: Probe = async (world) => {
  const { home, foreign } = world;
  const { personId } = await home.fresh('officer');
  const name = `ten${newId().replaceAll('-', '')}`;
  await happened('UPDATE person SET name = ? WHERE id = ?', name, personId);
  const find = ({ slug, cast }: Scene) =>
    ask<{ people: object[] }>(world, `/v1/t/${slug}/search?q=${name}`, { token: cast.officer.token });
  const found = [await find(home), await find(foreign)].map(({ body }) => body.people?.length);
  return found.join() === '1,0' ? [] : [`people found at home and elsewhere: ${found}`];
};

/** Addresses of colleagues are for administrators. */
export const addresses: Probe = async (world) => {
  const { home } = world;
  const list = (token: string) => ask(world, `/v1/t/${home.slug}/members`, { token });
  const [officer, admin] = [await list(home.cast.officer.token), await list(home.cast.admin.token)];
  const right = !officer.text.includes('@') && admin.text.includes(home.cast.officer.email);
  return right ? [] : ['addresses of members are shown to an officer, or not to the administrator'];
};

/** Going on in an organisation where one is nobody. */
export const elsewhere: Probe = async (world) => {
  const { home, foreign } = world;
  const { token } = await home.fresh('officer');
  const go = (organisation: string) => ask(world, '/v1/session/organisation', { token, json: { organisation } });
  return told('going on elsewhere, and at home', [await go(foreign.slug), await go(home.slug)], [404, 200]);
};

/** Marks a notification of somebody else's as read, and leaves it unread. */
export const othersNotification: Probe = async (world) => {
  const who = await world.home.fresh('officer');
  const id = newId();
  const sql =
    "INSERT INTO notification (id, created_at, person_id, kind, params) VALUES (?, ?, ?, 'password_changed', ?)";
  await happened(
    sql,
    id,
    new Date().toISOString(),
    who.personId,
    JSON.stringify({ how: 'changed', at: '2026-01-01T00:00:00.000Z' }),
  );
  await ask(world, '/v1/me/notifications/read', { token: world.foreign.cast.officer.token, json: { ids: [id] } });
  const read = await ask<{ unread: number }>(world, '/v1/me/notifications', { token: who.token });
  const others = await ask(world, '/v1/me/notifications', { token: world.foreign.cast.admin.token });
  const found = read.body.unread === 1 && read.text.includes(id) ? [] : [`marked by another: ${read.text}`];
  return [...found, ...(others.text.includes(id) ? ['listed to another'] : [])];
};

/** Each sees their own sessions and passkeys. */
export const ownSessions: Probe = async (world) => {
  const who = await world.home.fresh('officer');
  const list = await ask<{ items: object[] }>(world, '/v1/me/sessions', { token: who.token });
  return list.body.items?.length === 1 ? [] : [`sessions of others: ${list.body.items?.length}`];
};

/** An API token without the scope, and one with it. */
export const tokenScope: Probe = async (world) => {
  const { home } = world;
  const make = async (scope: string) => {
    const json = { name: 'Máy', scopes: [scope], unit: null, days: 1 };
    return (await call<{ token: string }>(`/v1/t/${home.slug}/tokens`, { token: home.cast.admin.token, json })).body
      .token;
  };
  const read = (token: string) => ask(world, plans(home), { token });
  return told(
    'a token of another scope, and of this',
    [await read(await make('plan.read')), await read(await make('plan.draft.read'))],
    [403, 200],
  );
};

export const withoutStepUp: Probe = async (world) => {
  const { home } = world;
  const at = `${plans(home)}/${await planAt(home, 'review')}/approve`;
  const headers = ifMatch(versionAt('review'));
  const approve = (token: string) => ask(world, at, { token, method: 'POST', headers });
  const answers = [await approve(await plainTokenOf(home.cast.leader)), await approve(home.cast.leader.token)];
  return told('approving without step-up, and with it', answers, [403, 200]);
};

/** An answer for one person is kept nowhere. */
export const keptNowhere: Probe = async (world) => {
  const { headers } = await ask(world, '/v1/me', { token: world.home.cast.officer.token });
  const kept = headers.get('cache-control');
  return kept === 'private, no-store' ? [] : [`an answer for one person says: ${kept}`];
};

import { newId } from '@ndp/database/ids';
import { hashOf, newSecret } from '@ndp/domain/people/secret';
import { call } from '../../../support/stack.ts';
import { PASSWORD, tokenOf } from '../../../support/tenant.ts';
import { ask, type Probe, told, type World } from '../probe.ts';
import { withTotp } from '../recipes/factors.ts';
import { type Actor, happened, plainTokenOf, type Scene, sessionOf, totpCode } from '../scene.ts';

const later = () => new Date(Date.now() + 600_000).toISOString();
const before = '2020-01-01T00:00:00.000Z';
const enter = (email: string, password = PASSWORD) => ({ json: { email, password } });
const tries = (key: string, failures: number) =>
  happened('INSERT OR REPLACE INTO attempt (key, failures, window_ends_at) VALUES (?, ?, ?)', key, failures, later());

/** A change by cookie that comes from another site. */
export const fromAnotherSite: Probe = async (world) => {
  const { token } = await world.home.fresh('officer');
  const change = (origin: string) =>
    ask(world, '/v1/me', {
      method: 'PATCH',
      json: { language: 'en' },
      headers: { origin, cookie: `__Host-ndp=${token}` },
    });
  const answers = [await change('https://other.example'), await change('null'), await change(world.at)];
  return told('a change by cookie from another site, from nowhere, from our own', answers, [403, 403, 204]);
};

/** A session whose refresh token was changed long ago, and is used again. */
async function refreshable(scene: Scene, change: string) {
  const who = await scene.fresh('officer');
  const [present, former] = [newSecret(), newSecret()];
  const sql = `UPDATE session SET refresh_hash = ?, previous_hash = ?, rotated_at = ?${change} WHERE id = ?`;
  await happened(sql, hashOf(present), hashOf(former), before, sessionOf(who.token));
  return { present, former };
}

export const refreshUsedAgain: Probe = async (world) => {
  const { present, former } = await refreshable(world.home, '');
  const refresh = (secret: string) =>
    ask(world, '/v1/session/refresh', {
      method: 'POST',
      headers: { origin: world.at, cookie: `__Host-ndp-refresh=${secret}` },
    });
  const honest = await refreshable(world.home, '');
  const answers = [await refresh(former), await refresh(present), await refresh(honest.present)];
  return told('a refresh token used again, then the present one; an honest one', answers, [401, 401, 200]);
};

export const refreshRevoked: Probe = async (world) => {
  const { present } = await refreshable(world.home, `, revoked_at = '${before}'`);
  const headers = { origin: world.at, cookie: `__Host-ndp-refresh=${present}` };
  return told(
    'refreshing a revoked session',
    [await ask(world, '/v1/session/refresh', { method: 'POST', headers })],
    [401],
  );
};

/** Tries at a password that are used up, and a success that takes earlier ones back. */
export const passwordTries: Probe = async (world) => {
  const [full, half] = [await world.home.fresh('officer'), await world.home.fresh('officer')];
  await Promise.all([tries(`account:${hashOf(full.email)}`, 10), tries(`account:${hashOf(half.email)}`, 9)]);
  const answers = [
    await ask(world, '/v1/session', enter(full.email)),
    await ask(world, '/v1/session', enter(half.email)),
    await ask(world, '/v1/session', enter(half.email)),
  ];
  return told('the eleventh try; the tenth, which is right, and the next', answers, [429, 200, 200]);
};

export const wrongPassword: Probe = async (world) => {
  const { email } = await world.home.fresh('officer');
  const answers = [
    await ask(world, '/v1/session', enter(email, `${PASSWORD}?`)),
    await ask(world, '/v1/session', enter(email)),
  ];
  return told('a wrong password and the right one', answers, [401, 200]);
};

export const disabledPerson: Probe = async (world) => {
  const { email, personId } = await world.home.fresh('officer');
  await happened('UPDATE person SET disabled_at = ? WHERE id = ?', before, personId);
  return told('a disabled person’s password', [await ask(world, '/v1/session', enter(email))], [401]);
};

/** Codes: asked for, once each, so many tries. */
export const secondFactor: Probe = async (world) => {
  const { email, secret } = await withTotp(world.home, 'officer');
  const asked = await ask<{ state: string; step: string }>(world, '/v1/session', enter(email));
  if (asked.body.state !== 'second_factor') return [`the password alone: ${asked.text}`];
  const answer = (code: string) => ask(world, '/v1/session/second-factor', { json: { step: asked.body.step, code } });
  const code = totpCode(secret, 1);
  const answers = [await answer('000000'), await answer(code), await answer(totpCode(secret, 1))];
  return told('a wrong code, a right one, the same step again', answers, [400, 200, 401]);
};

export const codeUsedAgain: Probe = async (world) => {
  const { token, secret, ...who } = await withTotp(world.home, 'officer');
  const again = await tokenOf(who);
  const prove = (by: string, code: string) => ask(world, '/v1/me/step-up', { token: by, json: { code } });
  const code = totpCode(secret, 1);
  return told('a code, and the same code again', [await prove(token, code), await prove(again, code)], [200, 400]);
};

export const codeTries: Probe = async (world) => {
  const { token, secret, personId } = await withTotp(world.home, 'officer');
  await tries(`factor:${personId}`, 10);
  const answer = await ask(world, '/v1/me/step-up', { token, json: { code: totpCode(secret, 1) } });
  return told('the eleventh code', [answer], [429]);
};

/** Whoever has stolen a session does not add a factor of their own beside the owner's. */
export const factorBesideAnother: Probe = async (world) => {
  const who = await withTotp(world.home, 'officer');
  const token = await plainTokenOf(who);
  const answers = [
    await ask(world, '/v1/me/passkeys/options', { method: 'POST', token }),
    await ask(world, '/v1/me/passkeys/options', { method: 'POST', token: who.token }),
  ];
  return told('another factor without step-up, and with it', answers, [403, 200]);
};

/** A session opened on the word of an organisation's provider is good in that organisation and for little. */
export const providersSession: Probe = async (world) => {
  const { token } = await withTotp(world.home, 'officer');
  await happened("UPDATE session SET how = 'oidc' WHERE id = ?", sessionOf(token));
  return told(
    'removing a factor in a provider’s session',
    [await ask(world, '/v1/me/totp', { method: 'DELETE', token })],
    [403],
  );
};

/** Somebody who works in both organisations, in a session that the provider of the first opened. */
async function ofTwo({ home, foreign }: World) {
  const who = await home.fresh('officer');
  const sql =
    "INSERT INTO membership (id, created_at, person_id, organisation_id, role) VALUES (?, ?, ?, ?, 'officer')";
  await happened(sql, newId(), new Date().toISOString(), who.personId, foreign.tenant.id);
  await happened("UPDATE session SET how = 'oidc' WHERE id = ?", sessionOf(who.token));
  return who;
}

export const providersElsewhere: Probe = async (world) => {
  const { token } = await ofTwo(world);
  const go = (organisation: string) => ask(world, '/v1/session/organisation', { token, json: { organisation } });
  const answers = [await go(world.foreign.slug), await go(world.home.slug)];
  return told('going on elsewhere in a provider’s session, and at home', answers, [403, 200]);
};

export const providersNotices: Probe = async (world) => {
  const { home, foreign } = world;
  const { token, personId } = await ofTwo(world);
  const sql = `INSERT INTO notification (id, created_at, person_id, organisation_id, kind, params)
    VALUES (?, ?, ?, ?, 'password_changed', ?)`;
  const params = JSON.stringify({ how: 'changed', at: before });
  const [own, other] = [newId(), newId()];
  await happened(sql, own, before, personId, home.tenant.id, params);
  await happened(sql, other, before, personId, foreign.tenant.id, params);
  const { text } = await ask(world, '/v1/me/notifications', { token });
  const right = text.includes(own) && !text.includes(other);
  return right ? [] : ['a provider’s session shows what is told of another organisation'];
};

async function link(table: 'invitation' | 'password_reset', { tenant, cast }: Scene, who: Actor, expires: string) {
  const secret = newSecret();
  const common = [newId(), new Date().toISOString(), expires, hashOf(secret)] as const;
  if (table === 'password_reset') {
    const sql = 'INSERT INTO password_reset (id, created_at, expires_at, token_hash, person_id) VALUES (?, ?, ?, ?, ?)';
    await happened(sql, ...common, who.personId);
  } else {
    const sql = `INSERT INTO invitation (id, created_at, expires_at, token_hash, organisation_id, role, email, email_key, invited_by)
      VALUES (?, ?, ?, ?, ?, 'editor', ?, ?, ?)`;
    await happened(sql, ...common, tenant.id, who.email, who.email, cast.admin.personId);
  }
  return secret;
}

export const invitationLinks: Probe = async (world) => {
  const { home } = world;
  const who = await home.fresh('officer');
  const links = await Promise.all([later(), before, later(), later()].map((end) => link('invitation', home, who, end)));
  const [open = '', expired = '', accepted = '', revoked = ''] = links;
  await happened('UPDATE invitation SET accepted_at = ? WHERE token_hash = ?', before, hashOf(accepted));
  await happened('UPDATE invitation SET revoked_at = ? WHERE token_hash = ?', before, hashOf(revoked));
  const find = (token: string) => ask(world, '/v1/invitations/find', { json: { token } });
  const answers = await Promise.all([open, expired, accepted, revoked, newSecret()].map(find));
  return told('an open, expired, accepted, revoked, unknown link', answers, [200, 404, 404, 404, 404]);
};

/** Who has an account takes an invitation up signed in: the link shows only that a mail was read. */
export const invitationOfAnother: Probe = async (world) => {
  const { home } = world;
  const who = await home.fresh('officer');
  const token = await link('invitation', home, who, later());
  const accept = (cookie?: string) =>
    ask(world, '/v1/invitations/accept', {
      json: { token },
      headers: { origin: world.at, ...(cookie && { cookie: `__Host-ndp=${cookie}` }) },
    });
  const answers = [await accept(), await accept(home.cast.admin.token), await accept(who.token)];
  return told('nobody, somebody else, the one who was invited', answers, [401, 401, 200]);
};

export const resetLinks: Probe = async (world) => {
  const { home } = world;
  const who = await home.fresh('officer');
  const [open = '', expired = '', used = ''] = await Promise.all(
    [later(), before, later()].map((end) => link('password_reset', home, who, end)),
  );
  await happened('UPDATE password_reset SET used_at = ? WHERE token_hash = ?', before, hashOf(used));
  const reset = (token: string) =>
    ask(world, '/v1/password-reset/confirm', { json: { token, password: `${PASSWORD}, va moi` } });
  const refused = [await reset(expired), await reset(used)];
  const done = await reset(open);
  const after = await call('/v1/me', { token: who.token });
  return [
    ...(refused.every(({ status }) => status === 404)
      ? []
      : [`expired and used links: ${refused.map(({ status }) => status)}`]),
    ...told('an open link, and the session of before', [done, after], [204, 401]),
  ];
};

export const currentPassword: Probe = async (world) => {
  const { token } = await world.home.fresh('officer');
  const json = { current: `${PASSWORD}?`, password: `${PASSWORD}, va moi` };
  return told(
    'a change with a wrong password',
    [await ask(world, '/v1/me/password', { method: 'PUT', token, json })],
    [400],
  );
};

/** A change of one's password ends one's other sessions. */
export const passwordEndsSessions: Probe = async (world) => {
  const who = await world.home.fresh('officer');
  const other = await tokenOf(who);
  const json = { current: PASSWORD, password: `${PASSWORD}, va moi` };
  const changed = await ask(world, '/v1/me/password', { method: 'PUT', token: who.token, json });
  const seen = [await call('/v1/me', { token: other }), await call('/v1/me', { token: who.token })];
  return told('the change, another session, this one', [changed, ...seen], [204, 401, 200]);
};

import { systemGrant } from '@ndp/domain/permissions';
import { generateSync } from 'otplib';
import { beforeAll, describe, expect, test } from 'vitest';
import { enters } from '../support/enters.ts';
import { reviewedPlan } from '../support/plans.ts';
import { databases, trips } from '../support/stack.ts';
import { newTenant, type Tenant, type TestMember } from '../support/tenant.ts';
import { type Visitor, visitor } from '../support/visitor.ts';

let home: Tenant;
beforeAll(async () => {
  home = await newTenant('hai-buoc');
});

/** The code of the step now, or so many steps away. */
const codeOf = (secret: string, away = 0) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + away * 30 });

/** Not a code of this secret within three steps. */
function wrongFor(secret: string): string {
  const near = [-2, -1, 0, 1, 2].map((away) => codeOf(secret, away));
  return ['111111', '222222', '333333', '444444', '555555', '666666'].find((code) => !near.includes(code)) ?? '';
}

/** Codes change every half minute; nothing begins in the last seconds of one. */
async function earlyInStep(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 6000) await new Promise((resolve) => setTimeout(resolve, left + 50));
}

async function enrolled(role: Parameters<Tenant['member']>[0] = 'officer') {
  const person = await home.member(role);
  const { browser } = await enters(person);
  await earlyInStep();
  const { secret } = (await browser.ask<{ secret: string; uri: string }>('/v1/me/totp', { method: 'POST' })).body;
  const confirmed = await confirm(browser, codeOf(secret, -1));
  if (confirmed.status !== 200) throw new Error(confirmed.text);
  return { person, browser, secret, recoveryCodes: confirmed.body.recoveryCodes };
}

const confirm = (browser: Visitor, code: string) =>
  browser.ask<{ recoveryCodes: string[] }>('/v1/me/totp/confirm', { json: { code } });
const answer = (step: string, code: string, browser = visitor()) =>
  browser.ask('/v1/session/second-factor', { json: { step, code } });
const stepUp = (browser: Visitor, code: string) =>
  browser.ask<{ steppedUpUntil: string; code: string }>('/v1/me/step-up', { json: { code } });

/** The session is as it is a quarter of an hour later. */
async function forgetStepUp({ personId }: TestMember): Promise<void> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  await programme.write([{ sql: 'UPDATE session SET stepped_up_at = NULL WHERE person_id = ?', args: [personId] }]);
}

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

describe('an authenticator app', () => {
  test('is in force once a code is confirmed, gives ten recovery codes, and the session counts as stepped up', async () => {
    const person = await home.member('officer');
    const { browser, state } = await enters(person);
    expect(state).toBe('signed_in');
    const started = await browser.ask<{ secret: string; uri: string }>('/v1/me/totp', { method: 'POST' });
    const { secret, uri } = started.body;
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toContain(`secret=${secret}`);
    expect(trips(started).all).toBeLessThanOrEqual(3);

    expect(await confirm(browser, wrongFor(secret))).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect((await browser.ask('/v1/me')).body).toMatchObject({ secondFactor: { totp: false }, steppedUpUntil: null });
    expect((await enters(person)).state).toBe('signed_in');

    const confirmed = await confirm(browser, codeOf(secret));
    expect(confirmed.status).toBe(200);
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    for (const code of confirmed.body.recoveryCodes) expect(code).toMatch(/^[2-9b-z]{5}-[2-9b-z]{5}$/);
    const me = await browser.ask<{ steppedUpUntil: string }>('/v1/me');
    expect(me.body).toMatchObject({ secondFactor: { totp: true, passkeys: 0, recoveryLeft: 10 } });
    expect(Date.parse(me.body.steppedUpUntil)).toBeGreaterThan(Date.now() + 14 * 60_000);
    expect((await confirm(browser, codeOf(secret, 1))).status).toBe(409);
  });

  test('is kept sealed: neither its secret nor a recovery code lies in the database or the audit trail', async () => {
    const { person, secret, recoveryCodes } = await enrolled();
    const { programme } = await systemGrant(databases(), 'directory.read');
    const [rows, entries] = await programme.ask(
      { sql: 'SELECT * FROM credential WHERE person_id = ?', args: [person.personId] },
      { sql: 'SELECT * FROM audit WHERE actor = ?', args: [person.person] },
    );
    const kept = JSON.stringify([rows, entries]);
    expect(rows?.rows).toHaveLength(12);
    expect(entries?.rows).toHaveLength(1);
    expect(kept).toContain('v1.');
    for (const text of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replace('-', ''))])
      expect(kept).not.toContain(text);
  });

  test('is asked for after the password, and by its code one is signed in and stepped up', async () => {
    const { person, secret } = await enrolled();
    const { state, step, methods, browser } = await enters(person);
    expect({ state, methods }).toEqual({ state: 'second_factor', methods: ['totp', 'recovery'] });
    expect((await browser.ask('/v1/me')).status).toBe(401);
    expect(await answer(step, wrongFor(secret))).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    const done = await answer(step, codeOf(secret), browser);
    expect(done.body).toEqual({ state: 'signed_in', organisation: home.slug });
    expect(trips(done).all).toBeLessThanOrEqual(3);
    expect((await browser.ask<{ steppedUpUntil: string }>('/v1/me')).body.steppedUpUntil).not.toBeNull();
    expect((await answer(step, codeOf(secret, 1))).status).toBe(401);
  });

  test('has codes that work once, also when they come at the same time by different steps', async () => {
    const { person, secret } = await enrolled();
    const asked = [await enters(person), await enters(person), await enters(person), await enters(person)];
    const code = codeOf(secret);
    const answers = await Promise.all(asked.map(({ step }) => answer(step, code)));
    expect(statuses(answers)).toEqual([200, 400, 400, 400]);
    expect((await answer((await enters(person)).step, code)).status).toBe(400);
    expect((await answer((await enters(person)).step, codeOf(secret, 1))).status).toBe(200);
  });

  test('answers one step once, also when two answers come at the same time', async () => {
    const { person, secret } = await enrolled();
    const { step } = await enters(person);
    const code = codeOf(secret);
    const answers = await Promise.all([1, 2, 3].map(() => answer(step, code)));
    expect(statuses(answers)).toEqual([200, 401, 401]);
  });

  test('may be removed after step-up only; recovery codes go with it, and the password alone suffices again', async () => {
    const { person, browser, secret } = await enrolled();
    await forgetStepUp(person);
    const remove = () => browser.ask('/v1/me/totp', { method: 'DELETE' });
    expect(await remove()).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
    expect((await stepUp(browser, codeOf(secret))).status).toBe(200);
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    const none = { totp: false, passkeys: 0, recoveryLeft: 0 };
    expect((await browser.ask('/v1/me')).body).toMatchObject({ secondFactor: none });
    expect((await enters(person)).state).toBe('signed_in');
  });
});

describe('a recovery code', () => {
  test('signs in once, whatever its spelling, also when two come at the same time', async () => {
    const { person, recoveryCodes } = await enrolled();
    const [code = '', other = ''] = recoveryCodes;
    const asked = [await enters(person), await enters(person), await enters(person)];
    const answers = await Promise.all(asked.map(({ step }) => answer(step, code)));
    expect(statuses(answers)).toEqual([200, 400, 400]);
    const { step, browser } = await enters(person);
    expect((await answer(step, ` ${other.replace('-', ' ').toUpperCase()} `, browser)).status).toBe(200);
    expect((await browser.ask('/v1/me')).body).toMatchObject({ secondFactor: { recoveryLeft: 8 } });
  });

  test('works no more when new ones have been made, which needs step-up and a factor', async () => {
    const { person, browser, recoveryCodes } = await enrolled();
    const renew = (who: Visitor) => who.ask<{ recoveryCodes: string[] }>('/v1/me/recovery-codes', { method: 'POST' });
    const renewed = await renew(browser);
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect(trips(renewed).all).toBeLessThanOrEqual(3);
    const { step } = await enters(person);
    expect((await answer(step, recoveryCodes[0] ?? '')).status).toBe(400);
    expect((await answer(step, renewed.body.recoveryCodes[0] ?? '')).status).toBe(200);
    await forgetStepUp(person);
    expect(await renew(browser)).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
  });
});

describe('guessing', () => {
  test('ends with the step after five wrong codes, and the right one comes too late', async () => {
    const { person, secret } = await enrolled();
    const { step } = await enters(person);
    const wrong = wrongFor(secret);
    const answers = await Promise.all(Array.from({ length: 8 }, () => answer(step, wrong)));
    expect(statuses(answers)).toEqual([400, 400, 400, 400, 400, 401, 401, 401]);
    expect((await answer(step, codeOf(secret))).status).toBe(401);
    expect((await answer((await enters(person)).step, codeOf(secret))).status).toBe(200);
  });

  test('ends for a stolen session after ten wrong codes, at once or one by one; the right one is not heard then', async () => {
    const { browser, secret, person } = await enrolled();
    const wrong = wrongFor(secret);
    const answers = await Promise.all(Array.from({ length: 12 }, () => stepUp(browser, wrong)));
    expect(statuses(answers)).toEqual([...Array(10).fill(400), 429, 429]);
    const late = await stepUp(browser, codeOf(secret));
    expect(late.status).toBe(429);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    // A browser that is known as theirs is counted apart, so nobody shuts the person out.
    const { step } = await enters(person, browser);
    expect((await answer(step, codeOf(secret), browser)).status).toBe(200);
  });
});

describe('step-up', () => {
  test('opens what needs it: a leader approves after it, and is told before that it is needed', async () => {
    const { person, browser, secret } = await enrolled('leader');
    await forgetStepUp(person);
    const id = await reviewedPlan(home);
    const headers = { 'if-match': '"3"' };
    const approve = () => browser.ask(`/v1/t/${home.slug}/plans/${id}/approve`, { method: 'POST', headers });
    expect(await approve()).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
    const proved = await stepUp(browser, codeOf(secret));
    expect(proved.status).toBe(200);
    expect(trips(proved).all).toBeLessThanOrEqual(3);
    expect((await browser.ask('/v1/me')).body).toMatchObject({ steppedUpUntil: proved.body.steppedUpUntil });
    expect(await approve()).toMatchObject({ status: 200, body: { state: 'approved' } });
    expect((await stepUp(browser, codeOf(secret))).status).toBe(400);
  });

  test('gives the session new tokens, and those of before are good no longer', async () => {
    const { browser, secret } = await enrolled();
    const before = visitor(new Map(browser.cookies));
    expect((await before.ask('/v1/me')).status).toBe(200);
    expect((await stepUp(browser, codeOf(secret))).status).toBe(200);
    expect((await before.ask('/v1/me')).status).toBe(401);
    expect((await browser.ask('/v1/me')).status).toBe(200);
    expect((await browser.ask('/v1/session/refresh', { method: 'POST' })).status).toBe(200);
    expect((await browser.ask('/v1/me')).status).toBe(200);
  });

  test('is needed to add a factor besides another, not for the first', async () => {
    const { person, browser } = await enrolled();
    const begin = (who: Visitor) => who.ask('/v1/me/passkeys/options', { method: 'POST' });
    await forgetStepUp(person);
    expect(await begin(browser)).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
    expect(await browser.ask('/v1/me/totp', { method: 'POST' })).toMatchObject({ status: 403 });
    const { browser: other } = await enters(await home.member('officer'));
    expect((await begin(other)).status).toBe(200);
    expect(await stepUp(other, '123456')).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { call } from '../../support/stack.ts';
import { PASSWORD } from '../../support/tenant.ts';
import { type Visitor, visitor } from '../../support/visitor.ts';
import { startTotp, withPasskey } from './recipes/factors.ts';
import { ifMatch, planFor, type Scene, totpCode } from './scene.ts';

/** Words that stand nowhere but where a tenant wrote them, by what they were written into. */
export interface Planted {
  words: Record<string, string>;
  /** What must stand in no log, no answer, no table: passwords, tokens, secrets of factors and clients. */
  secrets: Record<string, string>;
  /** The one among them that stands in a draft alone and is told to nobody. */
  draft: string;
  /** The plan that holds some of them. */
  plan: string;
  /** Tokens of people who see words in their own accounts. */
  readers: string[];
}

/** Plants a word of its own in everything that people of the organisation can write. */
export async function plant(scene: Scene): Promise<Planted> {
  const words: Record<string, string> = {};
  const word = (place: string) => {
    words[place] ??= `yen${randomBytes(9).toString('hex')}`;
    return words[place];
  };
  const secrets: Record<string, string> = {};
  const { admin, officer, head } = scene.cast;
  const home = `/v1/t/${scene.slug}`;
  const write = async (path: string, token: string, json: object, sent: { method?: string; version?: number } = {}) => {
    const headers = {
      'idempotency-key': word('key'),
      ...(sent.version !== undefined && { 'if-match': `"${sent.version}"` }),
    };
    const answer = await call<Record<string, string>>(path, { token, json, headers, method: sent.method ?? 'POST' });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const contents = {
    monthsCovered: [1],
    uncoveredReason: word('reason'),
    months: [{ month: 1, tasks: [{ title: word('task') }], results: [{ text: word('result') }] }],
    sections: { roadmap: { text: `Lộ trình ${word('content')}.` } },
  };
  const plan = await write(`${home}/plans`, officer.token, {
    ...planFor(scene),
    title: `Kế hoạch ${word('title')}`,
    contents,
  });
  const at = `${home}/plans/${plan.id}`;
  const body = { text: '', stages: [{ name: word('stage'), objective: word('objective'), scope: word('scope') }] };
  await write(`${at}/sections/objectives`, officer.token, { body }, { method: 'PUT', version: 0 });
  await call(`${at}/submit`, { token: officer.token, method: 'POST', headers: ifMatch(2) });
  const reasons = { reason: word('returned'), sections: [{ code: 'roadmap', reason: word('remark') }] };
  await write(`${at}/return`, head.token, reasons, { version: 3 });
  await call(`${at}/submit`, { token: officer.token, method: 'POST', headers: ifMatch(4) });
  await write(
    `${home}/settings`,
    admin.token,
    { address: word('address'), contactEmail: `${word('mail')}@demo.example` },
    { method: 'PATCH', version: 0 },
  );
  await write(`${home}/units`, admin.token, { name: word('unit'), nameEn: word('unitEn'), short: word('unitShort') });
  await write(`${home}/invitations`, admin.token, { email: `${word('invited')}@demo.example`, role: 'officer' });
  const token = await write(`${home}/tokens`, admin.token, {
    name: word('machine'),
    scopes: ['plan.read'],
    unit: null,
    days: 1,
  });
  secrets.machine = token.token ?? '';
  secrets.client = randomBytes(18).toString('hex');
  const provider = { issuer: `https://${word('issuer')}.example.com`, clientId: word('client'), label: word('label') };
  await write(
    `${home}/identity-provider`,
    admin.token,
    { ...provider, clientSecret: secrets.client },
    { method: 'PUT', version: 1 },
  );
  const named = await scene.fresh('officer');
  await write('/v1/me', named.token, { name: `Người ${word('person')}` }, { method: 'PATCH' });
  const browser = visitor();
  await signIn(browser, named.email, word('agent'));
  for (const [name, value] of browser.cookies) secrets[name] = value;
  secrets.totp = await startTotp(named);
  const code = totpCode(secrets.totp);
  const confirmed = await call<{ recoveryCodes: string[] }>('/v1/me/totp/confirm', {
    token: named.token,
    json: { code },
  });
  secrets.recovery = confirmed.body.recoveryCodes?.[0] ?? '';
  const keeper = await withPasskey(scene, 'officer', word('passkey'));
  secrets.password = PASSWORD;
  secrets.hash = createHash('sha256').update(secrets.machine).digest('hex');
  return { words, secrets, draft: word('task'), plan: plan.id ?? '', readers: [keeper.token] };
}

async function signIn(browser: Visitor, email: string, agent: string): Promise<void> {
  const answer = await browser.ask('/v1/session', {
    json: { email, password: PASSWORD },
    headers: { 'user-agent': `Mozilla/5.0 ${agent}` },
  });
  if (answer.status !== 200) throw new Error(`${email}: ${answer.status} ${answer.text}`);
}

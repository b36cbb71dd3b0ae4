import { systemGrant } from '@ndp/domain/permissions';
import { call, databases, eventually, url } from '../../../support/stack.ts';
import { ask, type Probe, told, type World } from '../probe.ts';
import { type Actor, ifMatch, planAt } from '../scene.ts';
import { ofAnotherUnit } from './plans.ts';

const BYTES = { 'content-type': 'application/octet-stream' };
const text = (words: string) => new TextEncoder().encode(`${words}\n`);

/** A draft, and its workbook as it was before a section of it was written. */
async function draftAndWorkbook({ home }: World) {
  const id = await planAt(home, 'draft');
  const { token } = home.cast.officer;
  const plan = `/v1/t/${home.slug}/plans/${id}`;
  const workbook = await fetch(`${url}${plan}/workbook`, { headers: { authorization: `Bearer ${token}` } });
  const saved = await call(`${plan}/sections/roadmap`, {
    ...{ token, method: 'PUT', headers: ifMatch(0), json: { body: { text: 'Lộ trình khác.' } } },
  });
  if (!workbook.ok || saved.status !== 200) throw new Error(`workbook: ${workbook.status}, ${saved.text}`);
  const month = await call(`${plan}/sections/m01`, {
    ...{ token, method: 'PUT', headers: ifMatch(1), json: { body: { tasks: [], results: [] } } },
  });
  if (month.status !== 200) throw new Error(month.text);
  return { id, plan, bytes: new Uint8Array(await workbook.arrayBuffer()) };
}

const upload = (
  world: World,
  plan: string,
  { token }: Pick<Actor, 'token'>,
  body: Uint8Array<ArrayBuffer>,
  seen: number,
) => ask(world, `${plan}/workbook`, { token, method: 'POST', body, headers: { ...BYTES, ...ifMatch(seen) } });

/** A workbook is taken from the unit that drafts, upon the version that it is of, and not into what is in review. */
export const workbooks: Probe = async (world) => {
  const { officer } = world.home.cast;
  const { plan, bytes } = await draftAndWorkbook(world);
  const answers = [
    await upload(world, plan, await ofAnotherUnit(world.home, 'officer'), bytes, 3),
    await upload(world, plan, officer, bytes, 1),
    await upload(world, plan, officer, bytes, 3),
  ];
  return told('a workbook of another unit, of an older version, and of this one', answers, [403, 412, 200]);
};

/** A workbook is of one plan: that of another is taken where it is said to be meant. */
export const othersWorkbook: Probe = async (world) => {
  const { officer } = world.home.cast;
  const { bytes } = await draftAndWorkbook(world);
  const plan = `/v1/t/${world.home.slug}/plans/${await planAt(world.home, 'draft')}`;
  const answers = [
    await upload(world, plan, officer, bytes, 1),
    await ask(world, `${plan}/workbook?other=true`, {
      ...{ token: officer.token, method: 'POST', body: bytes, headers: { ...BYTES, ...ifMatch(1) } },
    }),
  ];
  return told('a workbook of another plan, and the same as it is meant', answers, [409, 200]);
};

export const workbookInReview: Probe = async (world) => {
  const { officer } = world.home.cast;
  const { plan, bytes } = await draftAndWorkbook(world);
  await call(`${plan}/submit`, { token: officer.token, method: 'POST', headers: ifMatch(3) });
  return told('a workbook into what is in review', [await upload(world, plan, officer, bytes, 4)], [409]);
};

/** A file at the roadmap of a draft, and where it is read. */
async function attached(world: World): Promise<{ files: string; id: string; file: string }> {
  const { slug, cast } = world.home;
  const { token } = cast.officer;
  const id = await planAt(world.home, 'draft');
  const files = `/v1/t/${slug}/plans/${id}/files`;
  const body = text(`Tệp ${crypto.randomUUID()}`);
  const made = await call<{ id: string }>(`${files}?section=roadmap&name=thu.txt`, { token, body, headers: BYTES });
  if (made.status !== 201) throw new Error(made.text);
  const at = `${files}/${made.body.id}`;
  await eventually(
    () => call(at, { token }),
    ({ status }) => status === 200,
  );
  return { files, id: made.body.id, file: at };
}

export const othersFile: Probe = async (world) => {
  const { home } = world;
  const other = await ofAnotherUnit(home, 'officer');
  const { files, file } = await attached(world);
  const attach = ({ token }: Pick<Actor, 'token'>) =>
    ask(world, `${files}?section=roadmap&name=khac.txt`, { token, body: text(crypto.randomUUID()), headers: BYTES });
  const remove = ({ token }: Pick<Actor, 'token'>) => ask(world, file, { token, method: 'DELETE' });
  const answers = [
    await attach(other),
    await remove(other),
    await attach(home.cast.officer),
    await remove(home.cast.officer),
  ];
  return told('files at another unit’s draft: put, taken off; at one’s own', answers, [403, 403, 201, 204]);
};

/** Bytes are handed out once they were found clean, and of a file that is still there. */
export const unsafeFile: Probe = async (world) => {
  const { home } = world;
  const { id, file } = await attached(world);
  const { token } = home.cast.officer;
  const { workspace } = await systemGrant(databases(), 'relay.workspace', `org-${home.slug}`);
  const mark = (state: string) =>
    workspace.write([{ sql: 'UPDATE evidence SET state = ? WHERE id = ?', args: [state, id] }]);
  const clean = await ask(world, file, { token });
  await mark('quarantined');
  const waiting = await ask(world, file, { token });
  await mark('refused');
  const refused = await ask(world, file, { token });
  await mark('clean');
  await call(file, { token, method: 'DELETE' });
  const removed = await ask(world, file, { token });
  return told(
    'a file found clean, waiting, refused, removed',
    [clean, waiting, refused, removed],
    [200, 409, 409, 404],
  );
};

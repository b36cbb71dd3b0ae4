// A migration happens whole or not at all, in every database, whatever dies while it runs.
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseFailure } from '@ndp/database/failure';
import type { Circle } from '@ndp/database/handle';
import { type Migration, migrate, migrationStatus, type Target } from '@ndp/database/migrate';
import { openForReading } from '@ndp/database/open';
import { migrationFiles } from '@ndp/local/migrations';
import { createNamespace } from '@ndp/local/namespaces';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { eventually } from '../support/stack.ts';
import { type Nursery, nurseryOf } from './support/doomed.ts';
import { type OwnServer, startOwnServer } from './support/own-server.ts';
import { killNow } from './support/processes.ts';
import { announcedSeed, seeded } from './support/random.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const circles = ['workspace', 'programme', 'portal'] as const satisfies Circle[];
/** What landed, and two more for each circle, so that a run can also be cut off between files. */
const migrations: Migration[] = [
  ...migrationFiles(),
  ...circles.flatMap((circle) => [
    {
      circle,
      name: '9001-made-up-by-this-test',
      sql: 'CREATE TABLE made_up (id TEXT PRIMARY KEY, part TEXT) STRICT;\nCREATE INDEX made_up_by_part ON made_up (part);',
    },
    {
      circle,
      name: '9002-made-up-by-this-test',
      sql: "ALTER TABLE made_up ADD COLUMN later TEXT;\nINSERT INTO made_up (id) VALUES ('only');",
    },
  ]),
];
const namesOf = (circle: Circle) => migrations.filter((m) => m.circle === circle).map(({ name }) => name);
const filesOf = (targets: Target[]) => targets.reduce((sum, { circle }) => sum + namesOf(circle).length, 0);

let server: OwnServer;
let nursery: Nursery;
/** The schema that a circle has after each of its migrations, made undisturbed; the first is the empty one. */
const schemas = new Map<Circle, string[][]>();
beforeAll(async () => {
  server = await startOwnServer();
  nursery = nurseryOf('./migrate-child.ts', {
    SERVERS: JSON.stringify(server.servers),
    ADMIN: JSON.stringify(server.admin),
  });
  for (const circle of circles) {
    const target = { circle, namespace: `reference-${circle}` };
    await createNamespace(server.admin, target.namespace);
    const made = [await schemaOf(target)];
    for (const name of namesOf(circle)) {
      await migrateHere(
        [target],
        migrations.filter((m) => m.circle === circle && m.name <= name),
      );
      made.push(await schemaOf(target));
    }
    schemas.set(circle, made);
  }
});
afterAll(async () => {
  nursery?.close();
  await server?.stop();
});

const migrateHere = (targets: Target[], files: Migration[]) =>
  migrate(server.servers, targets, files, (namespace) => createNamespace(server.admin, namespace));

const fresh = (label: string, count: number): Target[] =>
  Array.from({ length: count }, (_, i) => ({
    circle: circles[i % 6 < 4 ? 0 : (i % 6) - 3] ?? 'workspace',
    namespace: `${label}-${i}`,
  }));

async function rowsOf(target: Target, ...sql: [string, ...string[]]): Promise<string[][]> {
  const handle = await openForReading(server.servers, target.circle, target.namespace, { reads: 0, writes: 0 });
  const [first, ...rest] = sql;
  return (await handle.ask(first, ...rest)).map(({ rows }) => rows.map((row) => String(Object.values(row)[0])));
}

const SCHEMA = 'SELECT sql FROM sqlite_master ORDER BY name';
const schemaOf = async (target: Target) => (await rowsOf(target, SCHEMA))[0] ?? [];

/** The number of migrations that a database has; throws when its schema is not exactly what they make. */
async function wholeMigrationsOf(target: Target): Promise<number> {
  const made = schemas.get(target.circle) ?? [];
  const schema = await schemaOf(target).catch((error) => {
    if (error instanceof DatabaseFailure && error.reason === 'forbidden') return made[0] ?? []; // Not created yet.
    throw error;
  });
  if (schema.length === made[0]?.length) return 0;
  const [now, applied] = await rowsOf(target, SCHEMA, 'SELECT name FROM migration ORDER BY name');
  expect(applied, target.namespace).toEqual(namesOf(target.circle).slice(0, applied?.length));
  expect(now, `${target.namespace} after ${applied?.at(-1)}`).toEqual(made[applied?.length ?? 0]);
  return applied?.length ?? 0;
}

async function expectWhole(targets: Target[]): Promise<number> {
  const queue = [...targets];
  const applied: number[] = [];
  const look = async () => {
    for (let target = queue.shift(); target; target = queue.shift()) applied.push(await wholeMigrationsOf(target));
  };
  await Promise.all(Array.from({ length: 8 }, look));
  return applied.reduce((sum, files) => sum + files, 0);
}

async function expectFinished(targets: Target[]): Promise<void> {
  const status = await migrationStatus(server.servers, targets, migrations);
  expect(status.filter(({ pending }) => pending.length > 0)).toEqual([]);
  expect(await expectWhole(targets)).toBe(filesOf(targets));
  for (const target of targets) expect(await rowsOf(target, 'SELECT id FROM made_up')).toEqual([['only']]);
}

test('migrating sixty databases goes on where it was killed, and never leaves half a migration', async () => {
  const random = seeded(announcedSeed('migration killed'));
  const targets = fresh('killed', 60);
  const between: number[] = [];
  for (let runs = 0; ; runs += 1) {
    expect(runs).toBeLessThan(60);
    // Ever longer, because every run looks first at what is done already.
    const report = await (await nursery.next()).work({ targets, migrations }, 20 + random() * 60 * (runs + 1));
    expect(report?.error).toBeUndefined();
    if (report) break;
    between.push(await expectWhole(targets));
  }
  await expectFinished(targets);
  expect(between.length).toBeGreaterThanOrEqual(2);
  console.log(`migration killed ${between.length} times, after ${between.join(', ')} of ${filesOf(targets)} files`);
});

test('migrating goes on after the database server was killed under it, and never leaves half a migration', async () => {
  const random = seeded(announcedSeed('database server killed'));
  const reports: string[] = [];
  let kills = 0;
  for (let batch = 0; kills < 6; batch += 1) {
    const targets = fresh(`server-killed-${batch}`, 30);
    for (let runs = 0; ; runs += 1) {
      expect(runs).toBeLessThan(20);
      const working = (await nursery.next()).work({ targets, migrations });
      if (kills < 6) {
        await sleep(random() * 200);
        killNow(server.serverPid() ?? 0);
        kills += 1;
      }
      const report = await working;
      reports.push(report?.error ?? 'done');
      const look = () => expectWhole(targets).catch((error) => error);
      await eventually(look, (found) => !(found instanceof DatabaseFailure));
      if (report?.done) break;
    }
    await expectFinished(targets);
  }
  console.log(`server killed ${kills} times; the runs ended with:\n  ${reports.join('\n  ')}`);
});

test('two migrators at once both succeed, and every migration is applied once', async () => {
  for (const round of [1, 2, 3]) {
    const targets = fresh(`both-${round}`, 24);
    const both = [await nursery.next(), await nursery.next()];
    const reports = await Promise.all(both.map((migrator) => migrator.work({ targets, migrations })));
    expect(reports).toEqual([{ done: true }, { done: true }]);
    await expectFinished(targets);
  }
});

test('a migration that breaks a unique key is told, and is not taken for another migrator’s success', async () => {
  const target: Target = { circle: 'workspace', namespace: 'broken' };
  const wrong = {
    circle: 'workspace' as const,
    name: '9003-wrong',
    sql: "CREATE TABLE wrong (id TEXT);\nINSERT INTO made_up (id) VALUES ('only');",
  };
  await migrateHere([target], migrations);
  await expect(migrateHere([target], [...migrations, wrong])).rejects.toThrow(
    /9003-wrong: .*UNIQUE constraint failed: made_up\.id/,
  );
  expect((await migrationStatus(server.servers, [target], [...migrations, wrong]))[0]?.pending).toEqual(['9003-wrong']);
  expect(await schemaOf(target)).toEqual(schemas.get('workspace')?.at(-1));
});

test('a migration that ends with a comment is applied like any other', async () => {
  const target: Target = { circle: 'workspace', namespace: 'commented' };
  const last = { circle: 'workspace' as const, name: '9003-last', sql: 'CREATE TABLE last (id TEXT); -- the end' };
  await migrateHere([target], [...migrations, last]);
  expect(await rowsOf(target, 'SELECT count(*) FROM last')).toEqual([['0']]);
  expect((await migrationStatus(server.servers, [target], [...migrations, last]))[0]?.pending).toEqual([]);
});

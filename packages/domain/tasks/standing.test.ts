import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import * as p from '@ndp/database/schema/programme';
import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { systemGrant } from '../permissions.ts';
import { type StandingFacts, standingIn, standingOf } from './standing.ts';

const TODAY = '2026-06-15';
const facts = (change: Partial<StandingFacts> = {}): StandingFacts => ({
  ...{ state: 'planned', dueOn: '2026-07-31', blocked: false, unanswered: false },
  ...change,
});

describe('a task', () => {
  test('stands as it was said to, while nothing speaks against it', () => {
    expect(standingOf(facts(), TODAY)).toBe('planned');
    expect(standingOf(facts({ state: 'in_progress' }), TODAY)).toBe('in_progress');
  });

  test('is late from the day after it was due, and at risk in the seven days before', () => {
    expect(standingOf(facts({ dueOn: '2026-06-14' }), TODAY)).toBe('late');
    expect(standingOf(facts({ dueOn: '2026-06-15' }), TODAY)).toBe('at_risk');
    expect(standingOf(facts({ dueOn: '2026-06-22' }), TODAY)).toBe('at_risk');
    expect(standingOf(facts({ dueOn: '2026-06-23' }), TODAY)).toBe('planned');
  });

  test('is blocked by an open obstacle that says so, and at risk by one that nobody has answered in time', () => {
    expect(standingOf(facts({ blocked: true, dueOn: '2026-01-31' }), TODAY)).toBe('blocked');
    expect(standingOf(facts({ unanswered: true }), TODAY)).toBe('at_risk');
  });

  test('is done or dropped whatever day it is and whatever stands in its way', () => {
    const late = { dueOn: '2026-01-31', blocked: true, unanswered: true };
    expect(standingOf(facts({ ...late, state: 'done' }), TODAY)).toBe('done');
    expect(standingOf(facts({ ...late, state: 'dropped' }), TODAY)).toBe('dropped');
  });
});

test('the database counts every task as it is shown, whatever its state, due date and obstacles', async () => {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const at = 'http://127.0.0.1:9';
  const servers = { readUrl: at, writeUrl: at, portalUrl: at, signingKey: JSON.stringify(await exportJWK(privateKey)) };
  const { programme } = await systemGrant({ servers, meter: { reads: 0, writes: 0 } }, 'directory.read');
  const { sql, params } = programme.db
    .select({ standing: standingIn(TODAY) })
    .from(p.task)
    .toSQL();
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA foreign_keys = OFF');
  const migrations = new URL('../../../migrations/programme/', import.meta.url);
  for (const name of readdirSync(migrations).sort()) database.exec(readFileSync(new URL(name, migrations), 'utf8'));
  const counted = database.prepare(sql);

  for (const state of ['planned', 'in_progress', 'done', 'dropped'] as const)
    for (const dueOn of ['2026-01-31', '2026-06-14', '2026-06-15', '2026-06-22', '2026-06-23', '2026-12-31'])
      for (const blocked of [false, true])
        for (const unanswered of [false, true])
          for (const answered of [false, true]) {
            database.exec(`DELETE FROM obstacle; DELETE FROM task;
              INSERT INTO task (id, created_at, plan_id, plan_version, month, position, title, state, due_on)
              VALUES ('t', '', 'p', 1, 1, 0, '', '${state}', '${dueOn}')`);
            const raise = (id: string, due: string, blocks: number, of = 'open') =>
              database.exec(`INSERT INTO obstacle (id, created_at, kind, task_id, title, body, organisation_id, author,
                to_organisation_id, due_on, blocks, state) VALUES ('${id}', '', 'obstacle', 't', '', '', 'a', '', 'b',
                '${due}', ${blocks}, '${of}')`);
            if (blocked) raise('blocks', '2026-08-31', 1);
            if (unanswered) raise('waits', '2026-06-14', 0);
            if (answered) raise('answered', '2026-06-01', 1, 'answered');
            const rows = counted.all(...(params as string[]));
            expect(Object.values(rows[0] ?? {}), `${state} ${dueOn} ${blocked} ${unanswered}`).toEqual([
              standingOf({ state, dueOn, blocked, unanswered }, TODAY),
            ]);
          }
});

import { seedId } from '@ndp/database/ids';
import { publishEdition } from '@ndp/domain/catalogue/publish';
import { systemGrant } from '@ndp/domain/permissions';
import duties from '@ndp/local/seed/data/duties.json' with { type: 'json' };
import { importOnce } from '@ndp/local/seed/import';
import { programmeRows, seededEdition, seedProgramme } from '@ndp/local/seed/programme';
import { describe, expect, test } from 'vitest';
import { call, databases } from '../support/stack.ts';

/** Tables that the seed alone fills, and the seeded part of those that suites write to meanwhile. */
const shared = ['organisation', 'unit', 'duty'];
const tables = [
  'legal_basis',
  'organisation_event',
  'organisation_event_party',
  'catalogue_edition',
  'platform',
  'edition_entry',
  'platform_link',
];

/** What every seeded id begins with: the day of the decision. */
const SEEDED = seedId('any', 'any').slice(0, 13);

async function counts(): Promise<string> {
  const grant = await systemGrant(databases(), 'seed.import');
  const [found] = await grant.programme.ask(
    [
      ...tables.map((name) => `SELECT '${name}' AS name, count(*) AS n FROM ${name}`),
      ...shared.map((name) => `SELECT '${name}', count(*) FROM ${name} WHERE id LIKE '${SEEDED}%'`),
    ].join(' UNION ALL '),
  );
  return JSON.stringify(found?.rows.map(({ name, n }) => [name, n]));
}

describe('seeding', () => {
  test('a second time changes nothing, even when the rows are sent again under another name', async () => {
    const before = await counts();
    const grant = await systemGrant(databases(), 'seed.import');
    expect(await seedProgramme(grant)).toBe(false);
    expect(await importOnce(grant, 'seed-again', { at: Date.now() }, () => programmeRows(grant.programme.db))).toBe(
      true,
    );
    expect(await counts()).toBe(before);
  });

  test('publishing a published edition again changes nothing', async () => {
    const revision = async () => (await call<{ revision: string }>('/healthz')).body.revision.split('.')[0];
    const before = await revision();
    expect(await publishEdition(await systemGrant(databases(), 'catalogue.publish'), seededEdition)).toBe(false);
    expect(await revision()).toBe(before);
  });

  test('keeps every duty as annex and body give it, apart, with rank, state and clause', async () => {
    const grant = await systemGrant(databases(), 'seed.import');
    const [found] =
      await grant.programme.ask(`SELECT f.code AS platform, d.kind, coalesce(o.slug, u.slug, p.key) AS bearer, d.rank, d.state, d.source, d.clause
      FROM duty d LEFT JOIN platform f ON f.id = d.platform_id LEFT JOIN organisation o ON o.id = d.organisation_id
      LEFT JOIN unit u ON u.id = d.unit_id LEFT JOIN person p ON p.id = d.person_id WHERE bearer IS NOT NULL AND d.source <> 'test'`);
    const line = (...parts: unknown[]) => parts.map(String).join(' | ');
    const stored = found?.rows
      .map((r) => line(r.platform, r.kind, r.bearer, r.rank, r.state, r.source, r.clause))
      .sort();
    const given = duties.map((d) => {
      const bearer = Object.values(d.bearer)[0];
      return line(d.platform, d.kind, bearer, d.rank, d.state, d.source, d.clause);
    });
    expect(stored).toEqual(given.sort());
  });
});

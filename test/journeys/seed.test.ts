import { seedId } from '@ndp/database/ids';
import { publishEdition } from '@ndp/domain/catalogue/publish';
import { systemGrant } from '@ndp/domain/permissions';
import duties from '@ndp/local/seed/data/duties.json' with { type: 'json' };
import { importOnce } from '@ndp/local/seed/import';
import { issuerOf2022, seedIssuedPlan } from '@ndp/local/seed/issued-plan';
import { namespaceOf, programmeRows, seededEdition, seedProgramme } from '@ndp/local/seed/programme';
import { describe, expect, test } from 'vitest';
import { call, databases, demo } from '../support/stack.ts';

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

describe('the plan of 2022', () => {
  const id = seedId('plan', 'online-meetings-2022', '2022-03-01');

  test('stands issued from the first start, a record without number and day, in the words of the source', async () => {
    const { body } = await call<{ contents: { sections: Record<string, { text: string }> }; recipients: object[] }>(
      `/v1/plans/${id}`,
      { token: await demo('head') },
    );
    expect(body).toMatchObject({
      ...{ kind: 'mic', year: 2022, historical: true, version: 1, platforms: ['NDP-0006', 'NDP-0024'], mine: true },
      decision: { number: null, date: null, signer: 'KT. BỘ TRƯỞNG THỨ TRƯỞNG Phạm Đức Long' },
      unit: { slug: 'cuc-buu-dien-trung-uong' },
    });
    expect(body.recipients).toHaveLength(8);
    const { sections } = body.contents;
    expect(sections.objectives?.text).toContain('nền tảng số quốc gia về họp trực tuyến');
    expect(sections.criteria?.text).toContain('Quyết định số 157/QĐ-BTTTT');
    // The source has no agreement, and its misread words are mended.
    expect(Object.keys(sections)).not.toContain('agreement');
    expect(JSON.stringify(body)).not.toMatch(/[Hh]ợp trực tuyến|[Hh]ạng trực tuyến|nông cốt|thể hệ mới/);
  });

  test('has its draft in the Ministry’s workspace, and an entry in the register of each enterprise', async () => {
    const draft = await call(`/v1/t/bo-thong-tin-va-truyen-thong/plans/${id}`, { token: await demo('officer') });
    expect(draft.body).toMatchObject({ state: 'issued', issuedAs: id, mayAmend: true });
    const arrived = await call(`/v1/plans/${id}`, { token: await demo('enterprise') });
    expect(arrived.body).toMatchObject({ delivery: { arrivalNumber: 1 }, recipients: [{ slug: 'vnpt' }] });
  });

  test('is entered once', async () => {
    expect(await seedIssuedPlan(await systemGrant(databases(), 'seed.plan', namespaceOf(issuerOf2022)))).toBe(false);
  });
});

import { PlatformListAnswer, PlatformPage } from '@ndp/domain/catalogue/shapes';
import catalogue from '@ndp/local/seed/data/catalogue-186.json' with { type: 'json' };
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { call } from '../support/stack.ts';

type List = v.InferOutput<typeof PlatformListAnswer>;
const list = (query: string) => call<List>(`/v1/platforms${query}`);
const numbers = ({ items }: List) => items.map(({ number }) => number);

describe('the list of platforms', () => {
  test('gives the 35 entries of Decision 186 to the letter, in order, with owners and focal units', async () => {
    const { body, status } = await list('?limit=100');
    expect(status).toBe(200);
    expect(v.is(PlatformListAnswer, body)).toBe(true);
    expect(body.total).toBe(35);
    expect(body.nextCursor).toBeNull();
    body.items.forEach((item, index) => {
      const printed = catalogue.entries[index];
      expect(item.number).toBe(index + 1);
      expect(item.name).toEqual({ vi: printed?.name_vi, en: printed?.name_en });
      expect(item.description.vi).toBe(printed?.description_vi);
      expect(item.group).toBe(index < 20 ? 'I' : 'II');
      expect(item.focalUnits.length).toBeGreaterThan(0);
    });
    const proposed = body.items.filter(({ owner }) => owner?.proposed).map(({ number }) => number);
    expect(proposed).toEqual([3, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  test('pages through everything once, in order, by its cursors', async () => {
    const seen: number[] = [];
    let cursor: string | null = '';
    let pages = 0;
    while (cursor !== null) {
      const { body }: { body: List } = await list(`?limit=8${cursor && `&cursor=${cursor}`}`);
      seen.push(...numbers(body));
      cursor = body.nextCursor;
      pages += 1;
    }
    expect(pages).toBe(5);
    expect(seen).toEqual(Array.from({ length: 35 }, (_, i) => i + 1));
  });

  test.each([
    ['group=II', 15],
    ['group=I', 20],
    ['owner=bo-y-te', 4],
    ['focal=cuc-tin-hoc-hoa', 13],
    ['focal=cuc-tin-hoc-hoa&group=II', 3],
    ['edition=186-qd-btttt-2022', 35],
  ])('filtered by %s has %i platforms', async (query, total) => {
    const { body } = await list(`?${query}&limit=100`);
    expect(body.total).toBe(total);
    expect(body.items).toHaveLength(total);
  });

  test('keeps both readings where annex and body disagree, each with its clause', async () => {
    const { body } = await list('?limit=100');
    const units = (number: number) => body.items[number - 1]?.focalUnits.map(({ slug, rank }) => `${slug} ${rank}`);
    expect(units(2)).toEqual(['vu-quan-ly-doanh-nghiep lead', 'tong-cong-ty-buu-dien-viet-nam co_focal']);
    expect(units(23)).toEqual(['vu-cong-nghe-thong-tin lead', 'cuc-vien-thong co_ordinating']);
    expect(body.items[5]?.focalUnits[0]?.clauses).toEqual([
      '186/QĐ-BTTTT, Phụ lục, mục I, (6)',
      '186/QĐ-BTTTT, Điều 2, II.6',
    ]);
    const pages = await Promise.all(body.items.map(({ code }) => call<PlatformPage>(`/v1/platforms/${code}`)));
    const disagreeing = pages.filter((page) => page.body.disagreement !== null).map((page) => page.body.number);
    expect(disagreeing).toEqual([2, 3, 23, 25, 26, 27, 30, 31]);
  });
});

describe('search', () => {
  test.each([
    ['dien toan dam may', [1, 21]],
    ['điện toán đám mây', [1, 21]],
    ['DIEN TOAN DAM MAY', [1, 21]],
    ['trợ lý ảo', [34]],
    ['tro ly ao', [34]],
  ])('finds “%s” with and without marks, best first', async (q, first) => {
    const { body } = await list(`?q=${encodeURIComponent(q)}`);
    expect(numbers(body).slice(0, first.length)).toEqual(first);
  });

  test('finds by owner and by focal unit, names of platforms before names of parties', async () => {
    const byOwner = await list('?q=bo+y+te&limit=100');
    expect(numbers(byOwner.body)).toEqual(expect.arrayContaining([13, 14, 15, 16]));
    const byUnit = await list('?q=cuc+buu+dien+trung+uong');
    expect(numbers(byUnit.body)).toEqual([6, 24]);
  });

  test('finds in English and takes the last word as a beginning when no whole word matches', async () => {
    expect(numbers((await list('?q=virtual+assistant')).body)).toContain(34);
    expect(numbers((await list('?q=vaccinat')).body)).toContain(14);
  });

  test('pages through a search without repeating or losing a hit', async () => {
    const all = numbers((await list('?q=nen+tang&limit=100')).body);
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: List } = await list(`?q=nen+tang&limit=7${cursor && `&cursor=${cursor}`}`);
      seen.push(...numbers(body));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(35);
  });

  test('answers an empty list, not an error, for what is not there and for punctuation alone', async () => {
    expect((await list('?q=khongcogi')).body).toMatchObject({ items: [], total: 0, nextCursor: null });
    expect((await list(`?q=${encodeURIComponent('"*:^ ( - ')}`)).status).toBe(200);
    expect((await list(`?q=${encodeURIComponent('" OR name:')}`)).status).toBe(200);
  });
});

describe('one platform', () => {
  test('is the same by slug, code and id', async () => {
    const bySlug = await call<PlatformPage>('/v1/platforms/hop-truc-tuyen-the-he-moi-cho-co-quan-nha-nuoc');
    expect(v.is(PlatformPage, bySlug.body)).toBe(true);
    expect(bySlug.body.number).toBe(6);
    expect(bySlug.body.overseers.map(({ name }) => name)).toEqual(['Phạm Đức Long']);
    expect((await call(`/v1/platforms/${bySlug.body.code}`)).body).toEqual(bySlug.body);
    expect((await call(`/v1/platforms/${bySlug.body.id}`)).body).toEqual(bySlug.body);
  });

  test('says when a focal unit is still to be named, in the source’s own words', async () => {
    const { body } = await call<PlatformPage>('/v1/platforms/NDP-0017');
    expect(body.ownerFocalUnits).toEqual([
      {
        name: null,
        state: 'to_be_designated',
        printed: 'Đề nghị VOV chỉ định',
        clause: '186/QĐ-BTTTT, Phụ lục, mục I, (17)',
      },
    ]);
  });

  test('links to the platforms that its description names', async () => {
    const { body } = await call<PlatformPage>('/v1/platforms/NDP-0002');
    expect(body.links.map(({ platform }) => platform?.number)).toContain(3);
  });
});

describe('editions and organisations', () => {
  test('list the edition of 2022 with its platforms', async () => {
    const { body } = await call<{ items: { slug: string }[] }>('/v1/editions');
    expect(body.items.map(({ slug }) => slug)).toEqual(['186-qd-btttt-2022']);
    const one = await call<{ items: unknown[]; platforms: number }>('/v1/editions/186-qd-btttt-2022');
    expect([one.body.platforms, one.body.items.length]).toEqual([35, 35]);
  });

  test('list 63 provinces of 2022, 29 of which ended on 1/7/2025', async () => {
    const { body } = await call<{ items: { validTo: string | null }[] }>('/v1/organisations?kind=province');
    expect(body.items).toHaveLength(63);
    expect(body.items.filter(({ validTo }) => validTo === '2025-07-01')).toHaveLength(29);
  });
});

test('the OpenAPI document is version 3.1 and names every public route with its parameters', async () => {
  const { body } = await call<{
    openapi: string;
    paths: Record<string, { get?: { parameters?: { name: string }[] } }>;
  }>('/v1/openapi.json');
  expect(body.openapi).toMatch(/^3\.1/);
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining([
      '/v1/platforms',
      '/v1/platforms/{id}',
      '/v1/editions',
      '/v1/editions/{id}',
      '/v1/organisations',
    ]),
  );
  const names = body.paths['/v1/platforms']?.get?.parameters?.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['q', 'group', 'owner', 'focal', 'edition', 'limit', 'cursor']));
});

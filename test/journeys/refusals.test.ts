import { Problem } from '@ndp/workers/api/problem';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { call, demo } from '../support/stack.ts';

const html = { accept: 'text/html' };

describe('bad input to the public JSON', () => {
  test.each([
    ['/v1/platforms?group=III', 400, 'group'],
    ['/v1/platforms?owner=bo-khong-co', 400, 'owner'],
    ['/v1/platforms?focal=cuc-khong-co', 400, 'focal'],
    ['/v1/platforms?edition=khong-co', 400, 'edition'],
    ['/v1/platforms?edition=..%2F..%2Fetc', 400, 'edition'],
    [`/v1/platforms?q=${'a'.repeat(201)}`, 400, 'q'],
    ['/v1/platforms?limit=-1', 400, 'limit'],
    ['/v1/platforms?limit=0', 400, 'limit'],
    ['/v1/platforms?limit=101', 400, 'limit'],
    ['/v1/platforms?limit=ten', 400, 'limit'],
    ['/v1/platforms?limit=1e1', 400, 'limit'],
    ['/v1/platforms?cursor=abc', 400, 'cursor'],
    [`/v1/platforms?cursor=${Buffer.from('000000000999.1000999').toString('base64url')}`, 400, 'cursor'],
    ['/v1/platforms?limit=1&limit=2', 400, 'limit'],
    ['/v1/platforms?colour=red', 400, 'colour'],
    ['/v1/platforms?__proto__=x', 400, '__proto__'],
    ['/v1/platforms?sort=price', 400, 'sort'],
    ['/v1/organisations?kind=club', 400, 'kind'],
    ['/v1/editions?x=1', 400, 'x'],
    ['/v1/platforms/%00', 400, 'id'],
    ['/v1/platforms/%27%20OR%201=1--', 400, 'id'],
    [`/v1/platforms/${'a'.repeat(500)}`, 400, 'id'],
  ])('%s is refused with %i and names “%s”', async (path, status, pointer) => {
    const answer = await call<v.InferOutput<typeof Problem>>(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(v.is(Problem, answer.body)).toBe(true);
    expect(answer.body.errors?.map((error) => error.pointer)).toEqual([pointer]);
    expect(answer.body.errors?.[0]?.detail.length).toBeGreaterThan(10);
  });

  test('every refused parameter is fine with a proper value', async () => {
    const fine = [
      'group=II',
      'owner=bo-y-te',
      'focal=cuc-tin-hoc-hoa',
      'edition=186-qd-btttt-2022',
      `q=${'a'.repeat(200)}`,
      'limit=1',
      'limit=100',
      'sort=name',
    ];
    for (const query of fine) expect((await call(`/v1/platforms?${query}`)).status).toBe(200);
  });

  test('a cursor belongs to its own search', async () => {
    const { body } = await call<{ nextCursor: string }>('/v1/platforms?limit=5&group=I');
    expect((await call(`/v1/platforms?limit=5&group=I&cursor=${body.nextCursor}`)).status).toBe(200);
    expect((await call(`/v1/platforms?limit=5&group=II&cursor=${body.nextCursor}`)).status).toBe(400);
    expect((await call(`/v1/platforms?limit=5&group=I&cursor=${body.nextCursor.slice(0, -2)}AA`)).status).toBe(400);
  });

  test.each([
    ['/v1/platforms/khong-co-nen-tang-nay', 404],
    ['/v1/platforms/NDP-9999', 404],
    ['/v1/platforms/01a20000-0000-7000-8000-000000000000', 404],
    ['/v1/editions/khong-co', 404],
    ['/v1/khong-co', 404],
  ])('%s is %i as problem+json', async (path, status) => {
    const answer = await call<{ status: number }>(path);
    expect([answer.status, answer.body.status]).toEqual([status, status]);
  });

  test('the language of the words follows Accept-Language, Vietnamese first', async () => {
    const path = '/v1/platforms?group=III';
    expect((await call<{ detail: string }>(path)).body.detail).toContain('phải là một trong');
    expect((await call<{ detail: string }>(path, { headers: { 'accept-language': 'en-GB' } })).body.detail).toContain(
      'must be one of',
    );
  });
});

describe('wrong methods and formats', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    '%s on a public address is 405 and says what is allowed',
    async (method) => {
      for (const path of [
        '/v1/platforms',
        '/v1/platforms/NDP-0001',
        '/v1/editions',
        '/nen-tang',
        '/',
        '/en/nen-tang',
        '/healthz',
      ]) {
        const answer = await call(path, { method });
        expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD']);
      }
    },
  );

  test('HEAD answers as GET without a body', async () => {
    for (const path of ['/v1/platforms', '/', '/nen-tang/tro-ly-ao']) {
      const answer = await call(path, { method: 'HEAD' });
      expect([answer.status, answer.text]).toEqual([200, '']);
    }
  });

  test('JSON addresses refuse a caller that takes only HTML, pages one that takes only JSON', async () => {
    expect((await call('/v1/platforms', { headers: html })).status).toBe(406);
    expect((await call('/v1/openapi.json', { headers: html })).status).toBe(406);
    const page = await call('/nen-tang', { headers: { accept: 'application/json' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([406, 'application/problem+json; charset=utf-8']);
    expect((await call('/nen-tang', { headers: html })).status).toBe(200);
    expect((await call('/v1/platforms', { headers: { accept: 'application/json, text/plain' } })).status).toBe(200);
  });
});

test('open data may be read from any page: OPTIONS and refusals say so too', async () => {
  const asked = await call('/v1/platforms', { method: 'OPTIONS' });
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  expect((await call('/v1/platforms?group=III')).headers.get('access-control-allow-origin')).toBe('*');
  expect((await call('/v1/platforms')).headers.get('access-control-allow-origin')).toBe('*');
});

describe('bad addresses of pages', () => {
  test.each([
    ['/nen-tang/khong-co', 404, 'vi'],
    ['/nen-tang/999', 404, 'vi'],
    ['/nen-tang/%E0%A4%A', 404, 'vi'],
    ['/co-quan/khong-co', 404, 'vi'],
    ['/lan-cong-bo/khong-co', 404, 'vi'],
    ['/khong-co-trang-nay', 404, 'vi'],
    ['/en/nothing', 404, 'en'],
    ['/en/nen-tang/none', 404, 'en'],
    ['/nen-tang?group=III', 400, 'vi'],
    [`/nen-tang?q=${'%C3%A0'.repeat(300)}`, 400, 'vi'],
    ['/en/nen-tang?cursor=zzz', 400, 'en'],
  ])('%s is %i with a page in its language', async (path, status, lang) => {
    const answer = await call<string>(path, { headers: html });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain(`<html lang="${lang}">`);
    expect(answer.text).toContain('<h1>');
  });

  test('a page ignores parameters it does not know', async () => {
    expect((await call('/nen-tang?utm_source=thu&q=y+te', { headers: html })).status).toBe(200);
  });

  test('an address typed with a slash at its end leads to the one without', async () => {
    for (const path of ['/en/', '/nen-tang/', '/v1/platforms/', '/nen-tang/tro-ly-ao/']) {
      const answer = await call(path);
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 301, path.slice(0, -1)]);
    }
  });

  test('the error page never links to another host', async () => {
    const { text } = await call<string>('/en//evil.example/x', { headers: html });
    expect(text).not.toMatch(/href="\/[/\\]/);
  });

  test('a search without letters is the whole list, and a page number made up is the first', async () => {
    const all = await call<string>('/nen-tang?q=!!!', { headers: html });
    expect(all.text).not.toContain('khớp với');
    const { body } = await call<{ nextCursor: string }>('/v1/platforms?limit=20');
    const page = await call<string>(`/nen-tang?cursor=${body.nextCursor}&from=1e999`, { headers: html });
    expect(page.text).toContain('Đang xem 1–15 trong 35');
  });

  test('a bare number leads to the slug, in both languages', async () => {
    const vi = await call('/nen-tang/6');
    expect([vi.status, vi.headers.get('location')]).toEqual([
      302,
      '/nen-tang/hop-truc-tuyen-the-he-moi-cho-co-quan-nha-nuoc',
    ]);
    expect((await call('/en/nen-tang/24')).headers.get('location')).toBe('/en/nen-tang/hop-truc-tuyen-the-he-moi');
  });
});

describe('bad input to the plan', () => {
  const path = '/v1/t/bo-thong-tin-va-truyen-thong/plans';
  const send = async (init: { json?: unknown; body?: string; headers?: Record<string, string>; token?: string }) => {
    const token = init.token ?? (await demo('officer'));
    return call<{ errors?: { pointer: string }[]; code: string }>(path, {
      method: 'POST',
      ...init,
      token,
      headers: { 'idempotency-key': crypto.randomUUID(), ...init.headers },
    });
  };
  const plan = {
    kind: 'merged',
    title: 'Kế hoạch',
    year: 2022,
    platforms: ['NDP-0006'],
    contents: {
      monthsCovered: [1],
      uncoveredReason: 'Chỉ tháng 1',
      months: [{ month: 1, tasks: [{ title: 'Việc' }], results: [] }],
    },
  };

  test.each([
    [{ ...plan, extra: 1 }, '/extra'],
    [{ ...plan, year: 1800 }, '/year'],
    [{ ...plan, title: 'hỏng \ud800' }, '/title'],
    [{ ...plan, title: 'điều khiển \u0000' }, '/title'],
    [{ ...plan, title: '\u200b' }, '/title'],
    [{ ...plan, title: '   ' }, '/title'],
    [{ ...plan, platforms: [] }, '/platforms'],
    [{ ...plan, platforms: ['NDP-1; DROP TABLE plan'] }, '/platforms/0'],
    [{ ...plan, contents: { ...plan.contents, monthsCovered: [13] } }, '/contents/monthsCovered/0'],
    [
      { ...plan, contents: { ...plan.contents, months: [{ month: 0, tasks: [], results: [] }] } },
      '/contents/months/0/month',
    ],
    [[], ''],
    [null, ''],
  ])('%j is refused at “%s”', async (json, pointer) => {
    const answer = await send({ json });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  test('a body that is not JSON, not UTF-8, of another type or too large is refused', async () => {
    expect((await send({ body: '{', headers: { 'content-type': 'application/json' } })).status).toBe(400);
    expect((await send({ body: 'x=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(
      415,
    );
    const large = JSON.stringify({ ...plan, title: 'x'.repeat(1_100_000) });
    expect((await send({ body: large, headers: { 'content-type': 'application/json' } })).status).toBe(413);
    expect((await send({ json: plan })).status).toBe(201);
  });

  test.each([
    '',
    'Bearer',
    'Bearer x.y.z',
    'Basic YWRtaW46YWRtaW4=',
    'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJkZW1vLWxlYWRlciJ9.',
  ])('the authorization “%s” is not a sign-in', async (authorization) => {
    const answer = await call(path, { method: 'POST', json: plan, headers: { authorization, 'idempotency-key': 'x' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="ndp"');
  });
});

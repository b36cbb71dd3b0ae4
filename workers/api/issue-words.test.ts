import { FrameBody, PlanTask } from '@ndp/domain/plans/contents';
import { IssuedQuery } from '@ndp/domain/plans/list-issued';
import type { Refusal } from '@ndp/domain/refusal';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parsed } from './parse.ts';

function saidOf(schema: v.GenericSchema, input: unknown) {
  try {
    parsed(schema, input, 'body');
    return [];
  } catch (error) {
    return (error as Refusal).fields.map(({ pointer, detail }) => [pointer, detail.vi, detail.en]);
  }
}
const frame = { title: 'Kế hoạch', monthsCovered: [1], uncoveredReason: null };

test('what is wrong is said with the name of its field and what is wanted there', () => {
  expect(saidOf(IssuedQuery, { year: 'hai / ba' })).toEqual([
    [
      '/year',
      '“year” không đúng dạng: cần năm gồm 4 chữ số, ví dụ 2026.',
      '"year" is malformed: give a year of four digits, such as 2026.',
    ],
  ]);
  expect(saidOf(FrameBody, { ...frame, monthsCovered: [1, 13] })).toEqual([
    ['/monthsCovered/1', '“monthsCovered” (mục 2) lớn nhất là 12.', '"monthsCovered" (item 2) must be at most 12.'],
  ]);
  expect(saidOf(PlanTask, { title: 'Việc', responsible: 'cuc' })[0]?.[1]).toMatch(
    /^“responsible” không đúng dạng: cần một nhóm trường/,
  );
  expect(saidOf(FrameBody, { ...frame, title: 5 })[0]?.[1]).toBe(
    '“title” không đúng dạng: cần một đoạn chữ trong ngoặc kép.',
  );
  expect(saidOf(FrameBody, { ...frame, more: 1 })[0]?.[1]).toBe('Không có tham số hay trường “more”. Bỏ nó đi.');
  expect(saidOf(FrameBody, { title: 'Kế hoạch' })[0]?.[1]).toBe('Thiếu trường “monthsCovered”.');
  expect(saidOf(IssuedQuery, { kind: 'x / y' })[0]?.[1]).toMatch(/^“kind” phải là một trong: "mic", /);
  expect(saidOf(v.strictObject({ to: FrameBody }), { to: 'x' })[0]?.[1]).toMatch(/^“to” .*nhóm trường/);
  expect(saidOf(IssuedQuery, 'x')[0]?.[1]).toMatch(/^Nội dung gửi/);
});

test('nothing that programmers write stands in what is said, and what is right is taken', () => {
  const schema = v.strictObject({
    slug: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/))),
    limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/))),
    platform: v.optional(v.pipe(v.string(), v.regex(/^NDP-\d{4,6}$/))),
    cursor: v.optional(v.pipe(v.string(), v.regex(/^[0-3]\.\d{4}$/))),
    id: v.optional(v.pipe(v.string(), v.uuid())),
    day: v.optional(v.pipe(v.string(), v.isoDate())),
    either: v.optional(v.union([v.strictObject({ duty: v.string() }), v.number()])),
    list: v.optional(v.array(v.number())),
  });
  for (const field of Object.keys(schema.entries))
    for (const wrong of ['Sai dạng!', true, {}, null])
      for (const [, vi = '', en = ''] of saidOf(schema, { [field]: wrong })) {
        expect([field, vi]).toEqual([field, expect.stringMatching(/^(“|Thiếu trường “)/)]);
        expect(`${vi} ${en}`).not.toMatch(/\/\^|\(cần|Object|<=|>=|undefined/);
      }
  const fine = { slug: 'a-1', limit: '20', platform: 'NDP-0006', cursor: '1.2026', day: '2026-03-31', list: [1] };
  expect(saidOf(schema, { ...fine, id: crypto.randomUUID(), either: { duty: 'x' } })).toEqual([]);
});

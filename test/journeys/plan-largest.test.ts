import { PlanContents, sealed } from '@ndp/domain/plans/contents';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { saveSection } from '../support/drafting.ts';
import { issuedNow, type Ministry, newMinistry, openAmendment } from '../support/issued.ts';
import { filledIn, openDraft, takeStep } from '../support/plans.ts';
import { call, eventually } from '../support/stack.ts';

/** Bytes of UTF-8 that a plan may have when it is submitted, and what ours stays below it by at most. */
const [MOST, NEAR] = [900_000, 2_000];
const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);
const PLACES = Array.from({ length: 200 }, (_, n) => n);

let ministry: Ministry;
beforeAll(async () => {
  ministry = await newMinistry('to-nhat', 'NDP-0009');
});

/** As many tasks and results as a month may have; `word` tells one version from another. */
const monthOf = (month: number, word: string) => ({
  tasks: PLACES.map((n) => ({
    ...{ key: `m${month}t${n}`, title: `${word} ${month}/${n}: ${'khảo sát, '.repeat(3)}` },
    responsible: { organisation: ministry.slug, unit: ministry.unit.slug },
  })),
  results: PLACES.map((n) => ({ key: `m${month}r${n}`, text: `Kết quả ${n} (${word})`, tasks: [`m${month}t${n}`] })),
});

/** A plan of every month with so many bytes more in its texts. */
function largest(word: string, more: number) {
  const months = MONTHS.map((month) => ({ month, ...monthOf(month, word) }));
  const plan = filledIn({
    ...{ kind: 'mic', title: 'Kế hoạch to nhất', year: 2026, platforms: ['NDP-0009'] },
    contents: { monthsCovered: MONTHS, uncoveredReason: null, months },
  });
  const { sections } = plan.contents as unknown as { sections: Record<string, { text: string }> };
  for (const [place, section] of Object.values(sections).entries())
    section.text += 'n'.repeat(Math.min(49_000, Math.max(0, more - place * 49_000)));
  return plan;
}

const sizeOf = ({ contents }: { contents: unknown }) => Buffer.byteLength(sealed(v.parse(PlanContents, contents)).text);

describe('a plan with as many tasks and results as there may be, as large as can be submitted', () => {
  const word = 'Thực hiện việc';
  const room = () => MOST - 100 - sizeOf(largest(word, 0));
  type Read = {
    version: number;
    sha256: string;
    contents: unknown;
    months: { tasks: { title: string }[]; results: { text: string }[] }[];
  };
  const read = async (id: string) => (await call<Read>(`/v1/plans/${id}`, { token: ministry.officer.token })).body;

  test('arrives whole, and so does a version of it of the same size; a little more is not submitted', async () => {
    const { slug, officer } = ministry;
    const plan = largest(word, room());
    expect(MOST - sizeOf(plan)).toBeLessThan(NEAR);
    const id = await openDraft(officer.token, slug, plan);
    await issuedNow(ministry, id, {});
    const arrived = await read(id);
    expect(arrived.contents).toEqual(v.parse(PlanContents, plan.contents));
    expect(arrived.months.flatMap(({ tasks }) => tasks)).toHaveLength(2400);
    expect(arrived.months.flatMap(({ results }) => results)).toHaveLength(2400);

    const anew = 'Sửa đổi việc';
    const draft = await openAmendment(ministry, id);
    const at = `/v1/t/${slug}/plans/${draft}`;
    for (const month of MONTHS) {
      const code = `m${String(month).padStart(2, '0')}`;
      expect((await saveSection(officer.token, at, code, 1, monthOf(month, anew))).status).toBe(200);
    }
    await issuedNow(ministry, draft, {});
    const amended = await read(id);
    expect(amended).toMatchObject({ version: 2 });
    const titles = amended.months.flatMap(({ tasks }) => tasks).map(({ title }) => title);
    expect([titles.length, titles.every((title) => title.startsWith(anew))]).toEqual([2400, true]);

    const announced = await eventually(
      () => call<{ plans: { id: string }[] }>('/v1/platforms/hoa-don-dien-tu'),
      ({ body }) => body.plans.some((one) => one.id === id),
    );
    expect(announced.status).toBe(200);

    const larger = await openDraft(officer.token, slug, largest(word, room() + 200));
    const refused = await takeStep(officer.token, slug, larger, 'submit');
    expect([refused.status, refused.text.includes('900 kB')]).toEqual([422, true]);
  });
});

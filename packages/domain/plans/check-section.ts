import * as v from 'valibot';
import type { Bilingual } from '../catalogue/shapes.ts';
import type { Named, PartyFacts } from '../people/facts.ts';
import { type FieldError, notFound, Refusal } from '../refusal.ts';
import { isOneLine, ONE_LINE } from '../text.ts';
import { FRAME, MONTH_CODE, monthCode, taken } from './assemble.ts';
import { FrameBody, MonthBody, type Party, type PlanContents } from './contents.ts';
import { strayDates } from './gaps.ts';
import { MOST_MONEY, SectionBody, strangeField } from './sections.ts';
import type { PlanTemplate } from './template.ts';

/** The schema of a section's body by its code, whatever the template. */
export function bodySchema(code: string) {
  if (code === FRAME) return FrameBody;
  return MONTH_CODE.test(code) ? MonthBody : SectionBody;
}
export type AnyBody = FrameBody | MonthBody | SectionBody;

/** Whether a plan of this template has such a section, filled in or not. */
export function hasSection(code: string, template: PlanTemplate): boolean {
  return code === FRAME || MONTH_CODE.test(code) || template.contents.some((one) => one.code === code);
}

/** Throws Refusal `not_found` for a section the template does not have, `invalid_input` for what is wrong in it. */
export function assertSection(code: string, body: AnyBody, template: PlanTemplate, year: number): void {
  if (!hasSection(code, template)) throw notFound();
  refuse(wrongIn(code, body, template, year));
}

/** The same for a plan sent whole, each thing with its place in it. Throws Refusal `invalid_input`. */
export function assertContents(title: string, contents: PlanContents, template: PlanTemplate, year: number): void {
  refuse(
    taken(title, contents).flatMap(({ code, body }) => {
      const month = contents.months.findIndex((one) => monthCode(one.month) === code);
      const whole = month < 0 ? `/contents/sections/${code}` : `/contents/months/${month}`;
      if (!hasSection(code, template)) return [{ pointer: whole, detail: NO_SUCH }];
      const place = (pointer: string) => (code !== FRAME ? whole : pointer === '/body/title' ? '' : '/contents');
      return wrongIn(code, body as AnyBody, template, year).map(({ pointer, detail }) => ({
        pointer: pointer.replace('/body', place(pointer)),
        detail,
      }));
    }),
  );
}

const NO_SUCH = {
  vi: 'Mẫu của kế hoạch không có nội dung này. Bỏ nội dung này hoặc chọn mã khác.',
  en: 'The template of the plan has no such content. Leave it out or choose another code.',
};

/** What is wrong in a section that the template has, by its place under /body. */
function wrongIn(code: string, body: AnyBody, template: PlanTemplate, year: number): FieldError[] {
  if (code === FRAME) return wrongInFrame(body as FrameBody);
  if (MONTH_CODE.test(code)) {
    const months = [{ month: Number(code.slice(1)), ...(body as MonthBody) }];
    return [...strayDates({ months }, year).map(inBody), ...twice(body as MonthBody), ...ofNoTask(body as MonthBody)];
  }
  const content = template.contents.find((one) => one.code === code);
  const strange = content && strangeField(content.type, body as SectionBody);
  if (!strange) return tooMuch(content?.title ?? { vi: code, en: code }, body as SectionBody);
  const detail = { vi: `Nội dung này không có mục “${strange}”.`, en: `This content has no "${strange}".` };
  return [{ pointer: `/body/${strange}`, detail }];
}

/** What older drafts may still hold, so that the rule is here and not in what their sections are read by. */
function wrongInFrame({ title, monthsCovered }: FrameBody): FieldError[] {
  const again = monthsCovered.flatMap((month, place) =>
    monthsCovered.indexOf(month) === place
      ? []
      : [
          {
            pointer: `/body/monthsCovered/${place}`,
            detail: {
              vi: `Tháng ${month} được nêu hai lần. Bỏ bớt một.`,
              en: `Month ${month} is named twice. Leave one out.`,
            },
          },
        ],
  );
  return isOneLine(title) ? again : [{ pointer: '/body/title', detail: ONE_LINE }, ...again];
}

/** What each line may say may still be too much together. */
function tooMuch({ vi, en }: Bilingual, { lines }: SectionBody): FieldError[] {
  if (lines.reduce((sum, { amount }) => sum + amount, 0) <= MOST_MONEY) return [];
  const detail = {
    vi: `Tổng các dòng của nội dung “${vi}” lớn quá mức hợp lý. Kiểm tra lại đơn vị.`,
    en: `The lines of the content "${en}" come to too much to be right. Check the unit.`,
  };
  return [{ pointer: '/body/lines', detail }];
}

const inBody = ({ pointer, detail }: FieldError): FieldError => ({
  pointer: pointer.replace('/contents/months/0', '/body'),
  detail,
});

function twice({ tasks, results }: MonthBody): FieldError[] {
  const check = (parts: readonly { key: string }[], field: string) =>
    parts.flatMap(({ key }, place) =>
      parts.findIndex((one) => one.key === key) === place
        ? []
        : [
            {
              pointer: `/body/${field}/${place}/key`,
              detail: { vi: 'Khoá này đã dùng trong tháng. Bỏ khoá đi.', en: 'This key is used twice. Leave it out.' },
            },
          ],
    );
  return [...check(tasks, 'tasks'), ...check(results, 'results')];
}

/** A result that names a task is of one that stands in its month. */
function ofNoTask({ tasks, results }: MonthBody): FieldError[] {
  const known = new Set(tasks.map(({ key }) => key));
  return results.flatMap((result, place) =>
    result.tasks.flatMap((key, index) =>
      known.has(key)
        ? []
        : [
            {
              pointer: `/body/results/${place}/tasks/${index}`,
              detail: {
                vi: `Trong tháng không có công việc “${key}”. Chọn công việc của tháng, hoặc để trống nếu là của cả tháng.`,
                en: `There is no task "${key}" in the month. Name one of the month, or none if it is of the whole month.`,
              },
            },
          ],
    ),
  );
}

/** Somebody whom a body names, and where. `focal`: as the focal unit, which the plan itself makes it. */
interface Mention {
  pointer: string;
  party: Named;
  focal?: true;
}

/**
 * Those whom a body names, each with its place.
 * @param home slug of the organisation whose plan it is, whose unit the focal unit is. 186 Điều 1, IV.1.b (thứ 3)
 */
export function partiesIn(code: string, body: AnyBody, home: string): Mention[] {
  const direct = (pointer: string, party: Party | null) =>
    party && 'organisation' in party ? [{ pointer, party }] : [];
  if (MONTH_CODE.test(code))
    return (body as MonthBody).tasks.flatMap(({ responsible, cooperating }, place) => [
      ...direct(`/body/tasks/${place}/responsible`, responsible),
      ...cooperating.flatMap((party, index) => direct(`/body/tasks/${place}/cooperating/${index}`, party)),
    ]);
  if (code === FRAME) return [];
  const { focalUnit: unit, assignments } = body as SectionBody;
  return [
    ...(unit === null
      ? []
      : [{ pointer: '/body/focalUnit', party: { organisation: home, unit }, focal: true as const }]),
    ...assignments.map(({ organisation, unit }, place) => ({
      pointer: `/body/assignments/${place}`,
      party: { organisation, unit },
    })),
  ];
}

/** The same for contents sent whole. */
export function partiesInContents(contents: PlanContents, home: string): Mention[] {
  const under = (prefix: string, found: Mention[]) =>
    found.map(({ pointer, ...mention }) => ({ pointer: pointer.replace('/body', prefix), ...mention }));
  return [
    ...contents.months.flatMap((month, place) => under(`/contents/months/${place}`, partiesIn('m01', month, home))),
    ...Object.entries(contents.sections).flatMap(([code, body]) =>
      under(`/contents/sections/${code}`, partiesIn(code, body, home)),
    ),
  ];
}

/**
 * A task is given to who exists and answers for the plan: whoever bears a duty towards one of its platforms or the
 * whole programme, or (in a plan of a sector or province) belongs to the drafting organisation. 186 Điều 2
 */
export function assertDuties(
  found: readonly Mention[],
  known: readonly PartyFacts[],
  plan: { platforms: readonly string[]; kind: string; organisation: string },
): void {
  refuse(
    found.flatMap(({ pointer, party, focal }): FieldError[] => {
      const facts = known.find((one) => one.organisation === party.organisation && one.unit === party.unit);
      const name = party.unit ?? party.organisation;
      if (!facts)
        return [
          {
            pointer,
            detail: {
              vi: `Không có đơn vị “${name}”. Chọn trong danh sách đơn vị.`,
              en: `There is no unit "${name}". Choose one of the list.`,
            },
          },
        ];
      const bears = facts.platforms.some((code) => code === null || plan.platforms.includes(code));
      const own = party.organisation === plan.organisation && (plan.kind === 'sector' || plan.kind === 'local');
      if (bears || own || focal) return [];
      return [
        {
          pointer,
          detail: {
            vi: `“${name}” không được giao trách nhiệm nào với nền tảng của kế hoạch. Chọn đơn vị có trách nhiệm.`,
            en: `"${name}" bears no duty towards the plan's platforms. Choose one that does.`,
          },
        },
      ];
    }),
  );
}

function refuse(fields: readonly FieldError[]): void {
  const [first] = fields;
  if (first) throw new Refusal('invalid_input', first.detail, fields.slice(0, 20));
}

/** What somebody sends for a section, checked by the schema of its kind. */
export const parseBody = (code: string, body: unknown) => v.safeParse(bodySchema(code), body);

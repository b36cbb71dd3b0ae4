import type { planSection } from '@ndp/database/schema/workspace';
import * as v from 'valibot';
import { FrameBody, MonthBody, type PlanContents } from './contents.ts';
import { SectionBody } from './sections.ts';

export type PlanSection = typeof planSection.$inferSelect;

export const FRAME = 'frame';
/** 'm01' … 'm12' */
export const MONTH_CODE = /^m(0[1-9]|1[0-2])$/;
export const monthCode = (month: number): string => `m${String(month).padStart(2, '0')}`;

/** The code of a section as it may be written; whether a plan has it is another matter. */
export const SectionCode = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/));

const read = new WeakMap<object, unknown>();

/** What a stored section says, by the schema of its code; read once, however many ask for it. */
function bodyIn<T>(section: Pick<PlanSection, 'body'>, schema: v.GenericSchema<unknown, T>): T {
  const known = read.get(section) as T | undefined;
  if (known !== undefined) return known;
  const body = v.parse(schema, JSON.parse(section.body));
  read.set(section, body);
  return body;
}

type Stored = Pick<PlanSection, 'code' | 'body'>;

/** A stored section under the name of its kind; the other two are null. */
export function opened(section: Stored): {
  frame: FrameBody | null;
  month: MonthBody | null;
  content: SectionBody | null;
} {
  const nothing = { frame: null, month: null, content: null };
  if (section.code === FRAME) return { ...nothing, frame: bodyIn(section, FrameBody) };
  if (MONTH_CODE.test(section.code)) return { ...nothing, month: bodyIn(section, MonthBody) };
  return { ...nothing, content: bodyIn(section, SectionBody) };
}

/** A plan's contents from its sections, as approval binds them. */
export function assembled(sections: readonly Stored[]): PlanContents & { title: string } {
  const first = sections.find(({ code }) => code === FRAME) ?? { body: '{}' };
  const frame = bodyIn(first, FrameBody);
  const months = sections
    .filter(({ code }) => MONTH_CODE.test(code))
    .map((section) => ({ month: Number(section.code.slice(1)), ...bodyIn(section, MonthBody) }))
    .filter(
      ({ month, tasks, results }) => tasks.length > 0 || results.length > 0 || frame.monthsCovered.includes(month),
    )
    .sort((a, b) => a.month - b.month);
  const others = sections.filter(({ code }) => code !== FRAME && !MONTH_CODE.test(code));
  return {
    ...frame,
    monthsCovered: [...new Set(frame.monthsCovered)].sort((a, b) => a - b),
    months,
    sections: Object.fromEntries(others.map((section) => [section.code, bodyIn(section, SectionBody)])),
  };
}

/** The sections that contents fall into, by code. */
export function taken(title: string, contents: PlanContents): { code: string; body: object }[] {
  const { monthsCovered, uncoveredReason, months, sections } = contents;
  return [
    { code: FRAME, body: { title, monthsCovered, uncoveredReason } satisfies FrameBody },
    ...months.map(({ month, tasks, results }) => ({ code: monthCode(month), body: { tasks, results } })),
    ...Object.entries(sections).map(([code, body]) => ({ code, body })),
  ];
}

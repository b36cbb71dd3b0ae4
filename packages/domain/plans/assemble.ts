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

/** A plan's contents from its sections, as approval binds them. */
export function assembled(sections: readonly Pick<PlanSection, 'code' | 'body'>[]): PlanContents & { title: string } {
  const body = (code: string) => sections.find((one) => one.code === code)?.body;
  const frame = v.parse(FrameBody, JSON.parse(body(FRAME) ?? '{}'));
  const months = sections
    .filter(({ code }) => MONTH_CODE.test(code))
    .map(({ code, body }) => ({ month: Number(code.slice(1)), ...v.parse(MonthBody, JSON.parse(body)) }))
    .filter(
      ({ month, tasks, results }) => tasks.length > 0 || results.length > 0 || frame.monthsCovered.includes(month),
    )
    .sort((a, b) => a.month - b.month);
  const others = sections.filter(({ code }) => code !== FRAME && !MONTH_CODE.test(code));
  return {
    ...frame,
    monthsCovered: [...new Set(frame.monthsCovered)].sort((a, b) => a - b),
    months,
    sections: Object.fromEntries(others.map(({ code, body }) => [code, v.parse(SectionBody, JSON.parse(body))])),
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

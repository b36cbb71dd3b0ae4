import type { Draft } from '../steps/draft.ts';
import { monthsIn } from '../steps/places.ts';

export type Frame = NonNullable<Draft['sections'][number]['frame']>;
export type Month = NonNullable<Draft['sections'][number]['month']>;
export type Content = NonNullable<Draft['sections'][number]['content']>;
export type Task = Month['tasks'][number];
export type Party = NonNullable<Task['responsible']>;
export type TemplateContent = Draft['template']['contents'][number];

/** A plan as it is read, whether drafted or issued. */
export interface Reading {
  title: string;
  year: number;
  monthsCovered: readonly number[];
  uncoveredReason: string | null;
  months: readonly (Month & { month: number })[];
  sections: Readonly<Record<string, Content | undefined>>;
  contents: readonly TemplateContent[];
}

/** Names of organisations and units, by their slugs. */
export type Named = (party: Party) => string;

/** A draft put together from its sections. */
export function readingOf({ title, year, sections, template }: Draft): Reading {
  const frame = sections.find((one) => one.frame !== null)?.frame;
  const inPlan = monthsIn({ sections });
  return {
    title: frame?.title ?? title,
    year,
    monthsCovered: frame?.monthsCovered ?? [],
    uncoveredReason: frame?.uncoveredReason ?? null,
    months: inPlan.flatMap((month) => {
      const found = sections.find(({ code }) => code === `m${String(month).padStart(2, '0')}`)?.month;
      return found ? [{ month, ...found }] : [];
    }),
    sections: Object.fromEntries(
      sections.flatMap(({ code, content }) => (content === null ? [] : [[code, content] as const])),
    ),
    contents: template.contents,
  };
}

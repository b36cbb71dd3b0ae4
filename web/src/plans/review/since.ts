import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';
import type { Content, Frame, Month } from '../reading/plan.ts';
import type { Draft } from '../steps/draft.ts';

/** A section as it once was; all null where it did not exist. */
export interface Former {
  frame: Frame | null;
  month: Month | null;
  content: Content | null;
}
/** What the present text is compared with: the last submission before this one, or the issued plan it amends. */
export interface Since {
  submitted: { by: string; at: string } | null;
  issued: { version: number } | null;
  /** What has changed since, by code, as it was before. */
  before: Record<string, Former>;
}

const NOTHING: Former = { frame: null, month: null, content: null };

/** The plan as it stood when it was submitted the time before; of an amendment's first time, as it was issued. */
export const sinceQuery = (org: string, plan: Draft) =>
  queryOptions({
    queryKey: ['plan-history', org, plan.id, plan.version],
    queryFn: async (): Promise<Since | null> => {
      const submitted = plan.reviews.filter(({ step }) => step === 'submit');
      // While it is being drafted nothing newer has been submitted: it is compared with the last time itself.
      const last = submitted.at(['draft', 'returned'].includes(plan.state) ? -1 : -2);
      if (last) return sinceSubmission(org, plan, { by: last.reviewer.name, at: last.at });
      return plan.amends === null ? null : sinceIssued(plan, plan.amends);
    },
    retry: false,
  });

async function sinceSubmission(org: string, plan: Draft, { by, at }: { by: string; at: string }): Promise<Since> {
  const path = { org, id: plan.id };
  const touched = plan.sections.filter(({ updatedAt }) => updatedAt > at);
  if (touched.length === 0) return { submitted: { by, at }, issued: null, before: {} };
  const { items } = await answered(api.GET('/v1/t/{org}/plans/{id}/history', { params: { path } }));
  const before = await Promise.all(
    touched.map(async ({ code }) => {
      // Newest first: the first one that old is how it stood then.
      const then = items.find((one) => one.code === code && one.savedAt <= at);
      return [code, then ? await formerly({ ...path, code, version: String(then.version) }) : NOTHING] as const;
    }),
  );
  return { submitted: { by, at }, issued: null, before: Object.fromEntries(before) };
}

async function formerly(path: { org: string; id: string; code: string; version: string }): Promise<Former> {
  return answered(api.GET('/v1/t/{org}/plans/{id}/history/{code}/{version}', { params: { path } }));
}

async function sinceIssued(plan: Draft, amends: string): Promise<Since> {
  const issued = await answered(api.GET('/v1/plans/{id}', { params: { path: { id: amends } } }));
  const { monthsCovered, uncoveredReason, months, sections } = issued.contents;
  const before: Record<string, Former> = {};
  for (const { code, frame, month } of plan.sections) {
    const then = months.find((one) => one.month === Number(code.slice(1)));
    if (frame) before[code] = { ...NOTHING, frame: { title: issued.title, monthsCovered, uncoveredReason } };
    else if (month) before[code] = { ...NOTHING, month: then ?? null };
    else before[code] = { ...NOTHING, content: sections[code] ?? null };
  }
  return { submitted: null, issued: { version: issued.version }, before };
}

import type { readOverview } from '@ndp/domain/overview/read';
import type { Cell, OverviewRow } from '@ndp/domain/overview/row';
import * as v from 'valibot';
import { Bilingual, planKind } from './present-draft.ts';
import { TaskCounts } from './present-issued-list.ts';
import { DecisionRef } from './present-plan.ts';
import { presentShort } from './present-side-by-side.ts';
import { text } from './shapes.ts';

const Organisation = v.object({ slug: text, short: Bilingual });
const state = v.picklist(['issued', 'partial', 'none', 'not_expected']);

const CellAnswer = v.object({
  expected: v.boolean(),
  /** partial: some of those who owe such a plan have one. */
  state,
  plans: v.array(
    v.object({
      id: text,
      title: text,
      organisation: Organisation,
      version: v.number(),
      decision: DecisionRef,
      historical: v.boolean(),
      /** Months of the year that it does not cover. */
      gapMonths: v.number(),
      tasks: TaskCounts,
    }),
  ),
});

export const OverviewAnswer = v.object({
  year: v.number(),
  years: v.array(v.number()),
  items: v.array(
    v.object({
      platform: v.object({
        code: text,
        slug: text,
        number: v.number(),
        name: Bilingual,
        group: v.picklist(['I', 'II']),
        owners: v.array(v.object({ slug: text, name: Bilingual, short: Bilingual })),
        focal: v.array(v.object({ slug: text, name: Bilingual })),
      }),
      /** Of all plans that the platform should have. */
      state,
      cells: v.object({ mic: CellAnswer, merged: CellAnswer, owner: CellAnswer, enterprise: CellAnswer }),
      missing: v.array(v.object({ kind: planKind, organisation: Organisation })),
    }),
  ),
  /** Of the platforms shown. */
  totals: v.object({ platforms: v.number(), issued: v.number(), partial: v.number(), none: v.number() }),
});

export function presentOverview({
  items,
  ...rest
}: Awaited<ReturnType<typeof readOverview>>): v.InferOutput<typeof OverviewAnswer> {
  return { ...rest, items: items.map(presentRow) };
}

function presentRow({ platform, owners, focal, state, cells, missing }: OverviewRow) {
  const { nameVi, nameEn, ...called } = platform;
  return {
    platform: {
      ...called,
      name: { vi: nameVi, en: nameEn },
      owners: owners.map((owner) => ({ ...presentShort(owner), name: { vi: owner.nameVi, en: owner.nameEn } })),
      focal: focal.map(({ slug, nameVi, nameEn }) => ({ slug, name: { vi: nameVi, en: nameEn } })),
    },
    state,
    cells: {
      mic: presentCell(cells.mic),
      merged: presentCell(cells.merged),
      owner: presentCell(cells.owner),
      enterprise: presentCell(cells.enterprise),
    },
    missing: missing.map(({ kind, organisation }) => ({ kind, organisation: presentShort(organisation) })),
  };
}

function presentCell({ expected, state, plans }: Cell): v.InferOutput<typeof CellAnswer> {
  return {
    ...{ expected, state },
    plans: plans.map(({ id, title, organisation, version, number, date, historical, monthsCovered, tasks }) => ({
      ...{ id, title, version, historical, tasks },
      organisation: presentShort(organisation),
      decision: { number, date },
      gapMonths: 12 - monthsCovered.length,
    })),
  };
}

import type * as p from '@ndp/database/schema/programme';
import type { PlanKind } from '@ndp/database/schema/workspace';
import { answers, type ComparedOrganisation, type Expected, expectedPlans } from '../plans/compare.ts';
import type { CellKind } from './read.ts';

/** A plan of the year as the overview counts it. */
export interface OverviewPlan {
  id: string;
  kind: PlanKind;
  title: string;
  organisation: ComparedOrganisation;
  version: number;
  number: string | null;
  date: string | null;
  historical: boolean;
  platforms: readonly string[];
  monthsCovered: readonly number[];
  tasks: { all: number; done: number; late: number; blocked: number };
}

interface Named extends ComparedOrganisation {
  nameVi: string;
  nameEn: string;
}

/** One bearer of a duty towards a platform. */
export interface Bearer {
  platformId: string | null;
  kind: p.DutyKind;
  organisation: Named;
  unit: { slug: string; nameVi: string; nameEn: string } | null;
}

/** `partial`: some of those who owe a plan have one. `not_expected`: nobody owes one. */
export type CellState = 'issued' | 'partial' | 'none' | 'not_expected';

export interface Cell {
  expected: boolean;
  state: CellState;
  plans: OverviewPlan[];
}

interface Found {
  platform: typeof p.platform.$inferSelect;
  entry: typeof p.editionEntry.$inferSelect;
}

/** One platform with the plans it has and those it should have. */
export function rowOf({ platform, entry }: Found, duties: readonly Bearer[], plans: readonly OverviewPlan[]) {
  const here = duties.filter(({ platformId }) => platformId === platform.id);
  const bearers = (...kinds: p.DutyKind[]) => [
    ...new Map(
      here.filter(({ kind }) => kinds.includes(kind)).map(({ organisation }) => [organisation.slug, organisation]),
    ).values(),
  ];
  const owners = bearers('owner');
  const expected: Expected = {
    group: platform.groupCode,
    owners,
    focal: bearers('mic_focal', 'promoting'),
    enterprises: bearers('core_enterprise'),
  };
  const wanted = expectedPlans(expected);
  const own = plans.filter(({ platforms }) => platforms.includes(platform.code));
  const missing = wanted.filter((one) => !own.some((plan) => answers(plan, one)));
  const merged = (plan: OverviewPlan) => wanted.some((one) => one.kind === 'merged' && answers(plan, one));
  const cell = (kind: CellKind): Cell => {
    // The Ministry's plan for a platform of its own is the merged one, by whatever name it was issued.
    const there = own.filter((plan) => (plan.kind === 'mic' && merged(plan) ? 'merged' : plan.kind) === kind);
    const owed = wanted.filter((one) => one.kind === kind);
    const lacking = missing.filter((one) => one.kind === kind);
    return { expected: owed.length > 0, state: stateOf(owed.length, lacking.length, there.length), plans: there };
  };
  const { code, slug } = platform;
  const { number, nameVi, nameEn, groupCode: group } = entry;
  const units = here.flatMap(({ kind, unit }) => (unit && FOCAL.includes(kind) ? [unit] : []));
  return {
    platform: { code, slug, number, nameVi, nameEn, group },
    owners,
    focal: [...new Map(units.map((unit) => [unit.slug, unit])).values()],
    cells: { mic: cell('mic'), merged: cell('merged'), owner: cell('owner'), enterprise: cell('enterprise') },
    missing,
    state: stateOf(wanted.length, missing.length, own.length),
  };
}
export type OverviewRow = ReturnType<typeof rowOf>;

const FOCAL: readonly p.DutyKind[] = ['mic_focal', 'promoting'];

function stateOf(owed: number, lacking: number, there: number): CellState {
  if (owed === 0) return there > 0 ? 'issued' : 'not_expected';
  if (lacking === 0) return 'issued';
  return there > 0 ? 'partial' : 'none';
}

import { PlanBudget } from '../budget/budget.tsx';
import type { Issued } from './queries.ts';

/** What was planned, allocated and spent. */
export function Money({ plan }: { plan: Issued }) {
  return <PlanBudget plan={plan.id} />;
}

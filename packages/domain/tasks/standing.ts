import { type Condition, sql } from '@ndp/database/query';
import type { TaskState } from '@ndp/database/schema/programme';

/** How a task stands on a day: what was said of it, unless the calendar or an obstacle says more. Never typed in. */
export const STANDINGS = ['late', 'blocked', 'at_risk', 'in_progress', 'planned', 'done', 'dropped'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A task that is due within so many days and not done is at risk. */
const AT_RISK_DAYS = 7;

export interface StandingFacts {
  state: TaskState;
  /** ISO date in Asia/Ho_Chi_Minh. */
  dueOn: string;
  /** An open obstacle says that the task cannot go on. */
  blocked: boolean;
  /** An open obstacle of the task should have been answered by now. */
  unanswered: boolean;
}

/** @param today ISO date in Asia/Ho_Chi_Minh */
export function standingOf({ state, dueOn, blocked, unanswered }: StandingFacts, today: string): Standing {
  if (state === 'done' || state === 'dropped') return state;
  if (blocked) return 'blocked';
  const left = daysUntil(dueOn, today);
  if (left < 0) return 'late';
  if (left <= AT_RISK_DAYS || unanswered) return 'at_risk';
  return state === 'in_progress' ? 'in_progress' : 'planned';
}

/** Whole days from one ISO date to another; negative when it has passed. */
export function daysUntil(date: string, today: string): number {
  return (Date.parse(date) - Date.parse(today)) / 86_400_000;
}

const ofTask = sql`from obstacle b where b.task_id = task.id and b.state = 'open'`;
export const isBlocked = sql`exists (select 1 ${ofTask} and b.blocks = 1)`;
export const isUnanswered = (today: string) => sql`exists (select 1 ${ofTask} and b.due_on < ${today})`;

/**
 * The same rule for counting and narrowing down in the database, of a query that reads `task`; standing.test.ts holds
 * the two together.
 */
export function standingIn(today: string): Condition {
  return sql`case when task.state in ('done', 'dropped') then task.state
    when ${isBlocked} then 'blocked' when task.due_on < ${today} then 'late'
    when task.due_on <= date(${today}, ${`+${AT_RISK_DAYS} days`}) or ${isUnanswered(today)} then 'at_risk'
    when task.state = 'in_progress' then 'in_progress' else 'planned' end`;
}

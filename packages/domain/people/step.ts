import { guarded } from '@ndp/database/commit';
import type { ReadHandle, Statement, WriteHandle } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { and, eq, isNull } from '@ndp/database/query';
import { type StepKind, signInStep } from '@ndp/database/schema/programme';
import { hashOf, newSecret } from './secret.ts';

export type Step = typeof signInStep.$inferSelect;

interface Question {
  kind: StepKind;
  /** Whose answer is expected; null where that is the question. */
  personId: string | null;
  /** Minutes in which it must be answered. */
  minutes: number;
  /** What the answer is checked against: a challenge. */
  detail?: string;
}

/**
 * A question that is asked now and answered by a later request, which names it by `step`. Each one asked sweeps away a
 * few that have been over for long.
 */
export function askStep(
  { db }: WriteHandle<'programme'>,
  { kind, personId, minutes, detail }: Question,
): { step: string; statements: Statement[] } {
  const step = newSecret();
  const now = Date.now();
  const asked = db.insert(signInStep).values({
    id: newId(now),
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + minutes * 60_000).toISOString(),
    kind,
    tokenHash: hashOf(step),
    personId,
    detail: detail ?? null,
  });
  return { step, statements: [asked, sweep(now)] };
}

/** Takes away a few steps that have been over for a day; ids sort by time, so they are found without a search. */
export function sweep(now: number): Statement {
  return {
    sql: 'DELETE FROM sign_in_step WHERE id IN (SELECT id FROM sign_in_step WHERE id < ? ORDER BY id LIMIT 20)',
    args: [newId(now - 86_400_000)],
  };
}

/** The question that a request answers. */
export function stepOf(db: ReadHandle['db'], kind: StepKind, step: string) {
  return db
    .select()
    .from(signInStep)
    .where(and(eq(signInStep.tokenHash, hashOf(step)), eq(signInStep.kind, kind)));
}

/** Whether the question can still be answered. */
export function isOpen(step: Step | undefined, now = new Date()): step is Step {
  return step !== undefined && step.usedAt === null && step.expiresAt > now.toISOString();
}

/** Answered: the step works no more. Of two answers at once one holds. */
export function usedUp({ db }: WriteHandle<'programme'>, { id, tries }: Step): Statement[] {
  return [
    db
      .update(signInStep)
      .set({ usedAt: new Date().toISOString(), tries: tries + 1 })
      .where(and(eq(signInStep.id, id), isNull(signInStep.usedAt), eq(signInStep.tries, tries))),
    guarded(),
  ];
}

/** Answered wrongly, and counted before that is said. Of two answers at once the second is examined anew. */
export function triedOnce({ db }: WriteHandle<'programme'>, { id, tries }: Step): Statement[] {
  return [
    db
      .update(signInStep)
      .set({ tries: tries + 1 })
      .where(and(eq(signInStep.id, id), isNull(signInStep.usedAt), eq(signInStep.tries, tries))),
    guarded(),
  ];
}

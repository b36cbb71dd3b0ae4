import { useEffect, useRef, useState } from 'react';
import { ConnectionLost, Problem } from '../../api/problem.ts';
import type { Changed } from './change.ts';
import { adopted, begun, differing, type History, redo, taken, undo } from './history.ts';
import { codeOf, type Draft, type Frame, isEmpty, type MonthBody, type Months, NOTHING, versionIn } from './shapes.ts';

/** Stores a month (m01 … m12) or the frame upon the version that was seen. A promise that fails says that it was not. */
export type Save = (code: string, body: MonthBody | Frame, seenVersion: number) => unknown;

interface Given {
  plan: Draft;
  months: Months;
  /** Whether `months` always have what was changed last; else they follow when it is stored, and may lag behind. */
  following: boolean;
  frame: Frame;
  save: Save;
}

/** The months while they are edited, with the steps that can be taken back. What is given from outside is taken over. */
export function useGrid({ plan, months, following, frame, save }: Given) {
  const [history, setHistory] = useState(() => begun(months));
  const now = useRef(history);
  const sent = useRef<Months>(months);
  // What was handed out to be stored: coming back from there, it is no news.
  const own = useRef(new Set<string>());
  const outside = useRef({ plan, frame, save, months });
  outside.current = { plan, frame, save, months };

  const become = (next: History) => {
    now.current = next;
    setHistory(next);
  };
  useEffect(() => {
    // Somebody else's words, or one's own of before that were chosen again.
    for (const month of differing(months, sent.current)) {
      const theirs = months[month] ?? NOTHING;
      const said = says(theirs);
      const echo = following && own.current.has(`${month} ${said}`);
      if (!echo && said !== says(now.current.months[month])) become(adopted(now.current, month, theirs));
    }
    sent.current = months;
  }, [months, following]);

  const [ways] = useState(() => {
    const store = (before: Months) => {
      const { plan: draft, save: keep } = outside.current;
      for (const month of differing(before, now.current.months)) {
        const body = now.current.months[month] ?? NOTHING;
        sent.current = { ...sent.current, [month]: body };
        own.current.add(`${month} ${says(body)}`);
        const stored = keep(codeOf(month), body, versionIn(draft, codeOf(month)));
        if (stored instanceof Promise) stored.catch((error) => givenUp(month, error));
      }
    };
    // What the server refuses stays as it was typed, to be put right; what the person gave up is as it was before.
    const givenUp = (month: number, error: unknown) => {
      if (error instanceof Problem || error instanceof ConnectionLost) return;
      become(adopted(now.current, month, outside.current.months[month] ?? NOTHING));
    };
    const setCovered = (covered: readonly number[]) => {
      const { plan: draft, frame: was, save: keep } = outside.current;
      const monthsCovered = [...new Set(covered)].sort((a, b) => a - b);
      void keep('frame', { ...was, monthsCovered }, versionIn(draft, 'frame'));
    };
    return {
      /** Takes a step. Months that get something come into the plan. */
      change(after: Changed): void {
        const before = now.current;
        const { monthsCovered } = outside.current.frame;
        const covers = Object.keys(after).map(Number);
        const news = covers.filter((month) => !monthsCovered.includes(month) && !isEmpty(after[month]));
        become(taken(before, after, news));
        store(before.months);
        if (news.length > 0) setCovered([...monthsCovered, ...news]);
      },
      undo(): boolean {
        const before = now.current;
        const step = before.done.at(-1);
        if (!step) return false;
        become(undo(before));
        store(before.months);
        const { monthsCovered } = outside.current.frame;
        if (step.covers.length > 0) setCovered(monthsCovered.filter((month) => !step.covers.includes(month)));
        return true;
      },
      redo(): boolean {
        const before = now.current;
        const step = before.undone.at(-1);
        if (!step) return false;
        become(redo(before));
        store(before.months);
        if (step.covers.length > 0) setCovered([...outside.current.frame.monthsCovered, ...step.covers]);
        return true;
      },
      cover: (months: readonly number[]) => setCovered([...outside.current.frame.monthsCovered, ...months]),
      uncover: (month: number) => setCovered(outside.current.frame.monthsCovered.filter((one) => one !== month)),
      explain(uncoveredReason: string | null): void {
        const { plan: draft, frame: was, save: keep } = outside.current;
        void keep('frame', { ...was, uncoveredReason }, versionIn(draft, 'frame'));
      },
      months: () => now.current.months,
    };
  });
  return { ...history, ways };
}
export type GridWays = ReturnType<typeof useGrid>['ways'];

/** What a month says, to tell whether two are the same; keys that were made here are not the server's. */
function says(body: MonthBody = NOTHING): string {
  const places = new Map(body.tasks.map(({ key }, place) => [key, place]));
  const tasks = body.tasks.map(({ title, responsible, cooperating, startsOn, dueOn }) => [
    title,
    responsible && Object.values(responsible),
    cooperating.map((party) => Object.values(party)),
    startsOn,
    dueOn,
  ]);
  return JSON.stringify([tasks, body.results.map((r) => [r.text, r.tasks.map((key) => places.get(key) ?? key)])]);
}

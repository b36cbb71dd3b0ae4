import { useEffect, useRef, useState } from 'react';
import type { Changed } from './change.ts';
import { adopted, begun, differing, type History, redo, taken, undo } from './history.ts';
import { codeOf, type Draft, type Frame, isEmpty, type MonthBody, type Months, NOTHING, versionIn } from './shapes.ts';

/** Stores a month (m01 … m12) or the frame upon the version that was seen. */
export type Save = (code: string, body: MonthBody | Frame, seenVersion: number) => unknown;

interface Given {
  plan: Draft;
  months: Months;
  frame: Frame;
  save: Save;
}

/** The months while they are edited, with the steps that can be taken back. What is given from outside is taken over. */
export function useGrid({ plan, months, frame, save }: Given) {
  const [history, setHistory] = useState(() => begun(months));
  const now = useRef(history);
  const sent = useRef<Months>(months);
  const outside = useRef({ plan, frame, save });
  outside.current = { plan, frame, save };

  const become = (next: History) => {
    now.current = next;
    setHistory(next);
  };
  useEffect(() => {
    // Somebody else's words, or one's own of before that were chosen again.
    for (const month of differing(months, sent.current)) {
      const theirs = months[month] ?? NOTHING;
      if (says(theirs) !== says(now.current.months[month])) become(adopted(now.current, month, theirs));
    }
    sent.current = months;
  }, [months]);

  const [ways] = useState(() => {
    const store = (before: Months) => {
      const { plan: draft, save: keep } = outside.current;
      for (const month of differing(before, now.current.months)) {
        const body = now.current.months[month] ?? NOTHING;
        sent.current = { ...sent.current, [month]: body };
        void keep(codeOf(month), body, versionIn(draft, codeOf(month)));
      }
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
      cover: (month: number) => setCovered([...outside.current.frame.monthsCovered, month]),
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

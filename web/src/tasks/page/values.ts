import type { Values } from '../../forms/state.ts';
import type { PlanTask, TaskUpdate } from '../types.ts';

/** Evidence as the form holds it: a file that was sent, or a link. */
export type EvidenceItem = { file: string; title: string } | { url: string; title: string };

export interface UpdateValues extends Values {
  state: string;
  progress: string;
  note: string;
  /** Ids of the results that are reached. */
  results: string[];
  /** EvidenceItem, each as JSON. */
  evidence: string[];
}

/** Under this name the form holds how a result was reached. */
export const howOf = (result: string): string => `how-${result}`;

/** The form as it begins: how the task stands, and nothing new said yet. */
export function valuesOf({ state, progress, results }: PlanTask): UpdateValues {
  return {
    state: state === 'dropped' ? 'planned' : state,
    progress: String(progress),
    note: '',
    results: results.filter(({ metAt }) => metAt !== null).map(({ id }) => id),
    evidence: [],
    ...Object.fromEntries(results.map(({ id, metNote }) => [howOf(id), metNote ?? ''])),
  };
}

/** The whole number of per cent that a text says, or null. */
export function percentOf(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= 100 ? Number(text) : null;
}

/** What is sent: only results that are newly reached, told differently, or turned out not to be reached. */
export function updateOf({ results: before }: PlanTask, values: UpdateValues): TaskUpdate {
  const { state, note, results, evidence } = values;
  const how = (id: string) => String(values[howOf(id)] ?? '').trim();
  const said = state as TaskUpdate['state'];
  const fixed = { planned: 0, in_progress: percentOf(values.progress) ?? 0, done: 100 };
  return {
    state: said,
    progress: fixed[said],
    note: note.trim() === '' ? null : note,
    results: before
      .filter(({ id, metAt, metNote }) => results.includes(id) && (metAt === null || how(id) !== (metNote ?? '')))
      .map(({ id }) => ({ result: id, note: how(id) })),
    unmet: before.filter(({ id, metAt }) => metAt !== null && !results.includes(id)).map(({ id }) => id),
    evidence: evidence.map((one) => JSON.parse(one) as EvidenceItem),
  };
}

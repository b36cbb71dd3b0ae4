import type { TaskFound, TaskParty } from '@ndp/domain/tasks/columns';
import type { TaskRead } from '@ndp/domain/tasks/read';
import { daysUntil, STANDINGS } from '@ndp/domain/tasks/standing';
import * as v from 'valibot';
import { planKind } from './present-draft.ts';
import { day, instant, text } from './shapes.ts';

export const OrganisationShort = v.object({ slug: text, short: text });
const PartyAnswer = v.pipe(
  v.object({
    organisation: v.nullable(OrganisationShort),
    unit: v.nullable(v.object({ slug: text, name: text })),
    duty: v.nullable(text),
  }),
  v.description('An organisation or one of its units, or all that bear the duty'),
);
const taskState = v.picklist(['planned', 'in_progress', 'done', 'dropped']);
const count = v.number();

export const TaskAnswer = v.object({
  id: text,
  version: v.number(),
  plan: v.object({ id: text, title: text, kind: planKind, year: v.number(), organisation: OrganisationShort }),
  month: v.number(),
  position: v.number(),
  title: text,
  startsOn: v.nullable(day),
  dueOn: day,
  responsible: v.nullable(PartyAnswer),
  cooperating: v.array(PartyAnswer),
  progress: v.pipe(v.number(), v.description('Per cent')),
  state: taskState,
  standing: v.picklist(STANDINGS),
  daysLeft: v.pipe(v.number(), v.description('Until the due date; negative when it has passed')),
  results: v.array(
    v.object({
      id: text,
      text,
      metAt: v.nullable(instant),
      metNote: v.nullable(text),
      own: v.pipe(v.boolean(), v.description('Of this task; otherwise of its whole month')),
    }),
  ),
  openObstacles: v.number(),
  mayProgress: v.boolean(),
  mayRaise: v.pipe(v.boolean(), v.description('An obstacle or a policy proposal')),
});

export const TaskListAnswer = v.object({
  items: v.array(TaskAnswer),
  next: v.nullable(text),
  counts: v.object({
    late: count,
    blocked: count,
    at_risk: count,
    in_progress: count,
    planned: count,
    done: count,
    dropped: count,
  }),
});

export const ObstacleShort = v.object({
  id: text,
  kind: v.picklist(['obstacle', 'policy']),
  title: text,
  state: v.picklist(['open', 'answered', 'closed', 'withdrawn']),
  dueOn: day,
  overdue: v.boolean(),
  blocks: v.boolean(),
});

const EvidenceAnswer = v.object({ file: v.optional(text), url: v.optional(text), title: text });
export const OneTaskAnswer = v.object({
  ...TaskAnswer.entries,
  updates: v.array(
    v.object({
      id: text,
      at: instant,
      author: v.pipe(text, v.description('Name')),
      organisation: OrganisationShort,
      progress: v.number(),
      state: taskState,
      reopened: v.boolean(),
      note: v.nullable(text),
      results: v.array(v.object({ result: text, note: text })),
      evidence: v.array(EvidenceAnswer),
    }),
  ),
  obstacles: v.array(ObstacleShort),
});
export const UpdatedTaskAnswer = v.object({ ...TaskAnswer.entries, reopened: v.boolean() });

/** @param today ISO date in Asia/Ho_Chi_Minh */
export function presentTask(task: TaskFound, today: string): v.InferOutput<typeof TaskAnswer> {
  const { id, version, month, position, title, startsOn, dueOn } = task;
  const { progress, standing, openObstacles, mayProgress, mayRaise } = task;
  return {
    ...{ id, version, month, position, title, startsOn, dueOn },
    ...{ progress, standing, openObstacles, mayProgress, mayRaise },
    plan: { ...task.plan, organisation: task.issuer },
    responsible: isNamed(task.responsible) ? task.responsible : null,
    cooperating: task.cooperating,
    state: stated(task.state),
    daysLeft: daysUntil(dueOn, today),
    results: task.results,
  };
}

export function presentOneTask({ task, updates, obstacles, today }: TaskRead): v.InferOutput<typeof OneTaskAnswer> {
  return {
    ...presentTask(task, today),
    updates: updates.map(({ id, at, author, organisation, progress, state, note, results, evidence }, place) => ({
      ...{ id, at, author, organisation, progress, note, results, evidence },
      state: stated(state),
      // Newest first: the one after it in the list is what was said before.
      reopened: updates[place + 1]?.state === 'done' && state !== 'done',
    })),
    obstacles: obstacles.map((one) => presentShort(one, today)),
  };
}

type Short = Omit<v.InferOutput<typeof ObstacleShort>, 'overdue'>;
export function presentShort({ id, kind, title, state, dueOn, blocks }: Short, today: string) {
  return { id, kind, title, state, dueOn, blocks, overdue: state === 'open' && dueOn < today };
}

const isNamed = ({ organisation, duty }: TaskParty) => organisation !== null || duty !== null;

/** `late` is computed and stored nowhere; the column's type keeps it from before. */
function stated(state: TaskFound['state']) {
  return state === 'late' ? 'planned' : state;
}

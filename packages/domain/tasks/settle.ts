import { type FieldError, invalid, Refusal } from '../refusal.ts';
import type { TaskResult } from './columns.ts';
import type { TaskUpdate } from './update.ts';

type Before = { state: string; results: readonly TaskResult[] };
type Said = Pick<TaskUpdate, 'progress' | 'state' | 'note' | 'results' | 'unmet'>;

/**
 * The task's results as they stand after an update. A task is done only when every result expected of it is reached;
 * one that names no result is done with a note of what came of it. Issue 4: done only against its expected result.
 * Throws Refusal `invalid_input` for what does not go together, `rule_broken` naming each result that is missing.
 */
export function settled({ results }: Before, said: Said, now: string): TaskResult[] {
  assertTogether(said);
  for (const [field, named] of [
    ['results', said.results.map(({ result }) => result)],
    ['unmet', said.unmet],
  ] as const)
    for (const [place, id] of named.entries()) {
      const pointer = field === 'results' ? `/results/${place}/result` : `/unmet/${place}`;
      if (!results.some((one) => one.id === id)) throw notItsResult(pointer);
      if (named.indexOf(id) !== place) throw twice(pointer);
      if (field === 'unmet' && said.results.some(({ result }) => result === id)) throw twice(pointer);
    }
  const after = results.map((one): TaskResult => {
    const met = said.results.find(({ result }) => result === one.id);
    if (met) return { ...one, metAt: one.metAt ?? now, metNote: met.note };
    return said.unmet.includes(one.id) ? { ...one, metAt: null, metNote: null } : one;
  });
  if (said.state === 'done') assertReached(after, said);
  return after;
}

function assertTogether({ progress, state }: Said): void {
  if (state === 'done' && progress !== 100)
    throw invalid(
      '/progress',
      'Việc đã xong thì tiến độ là 100%. Ghi 100, hoặc chọn “đang làm”.',
      'A task that is done has progress 100. Write 100, or say that it is in progress.',
    );
  if (state === 'planned' && progress !== 0)
    throw invalid(
      '/progress',
      'Việc chưa bắt đầu thì tiến độ là 0%. Ghi 0, hoặc chọn “đang làm”.',
      'A task that has not begun has progress 0. Write 0, or say that it is in progress.',
    );
}

function assertReached(results: readonly TaskResult[], { note }: Said): void {
  const missing = results.filter(({ metAt }) => metAt === null).map(notReached);
  if (missing.length > 0) throw new Refusal('rule_broken', NOT_REACHED, missing);
  if (results.length > 0 || note !== null) return;
  throw invalid(
    '/note',
    'Việc này không nêu kết quả cần đạt. Ghi kết quả đã làm được vào ghi chú.',
    'No result is expected of this task by name. Say in the note what came of it.',
  );
}

const notReached = ({ text }: TaskResult): FieldError => ({
  pointer: '/results',
  detail: { vi: `Chưa có kết quả: “${text}”.`, en: `Not reached yet: "${text}".` },
});

const NOT_REACHED = {
  vi: 'Việc chỉ xong khi đạt đủ kết quả cần đạt. Nêu các kết quả dưới đây, hoặc chọn “đang làm”.',
  en: 'A task is done when every expected result is reached. Name those below, or say that it is in progress.',
};

function notItsResult(pointer: string): Refusal {
  return invalid(
    pointer,
    'Đây không phải kết quả cần đạt của công việc này. Chọn trong danh sách kết quả.',
    'This is no expected result of this task. Choose one of its results.',
  );
}

function twice(pointer: string): Refusal {
  return invalid(pointer, 'Kết quả này được nêu hai lần.', 'This result is named twice.');
}

import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import type { TaskResult } from './columns.ts';
import { settled } from './settle.ts';

const NOW = '2026-06-15T03:00:00.000Z';
const result = (id: string, metAt: string | null = null): TaskResult => ({
  ...{ id, text: `Kết quả ${id}`, metAt, metNote: metAt && 'có', own: true },
});
const said = { progress: 50, state: 'in_progress' as const, note: null, results: [], unmet: [] };
const refused = (act: () => unknown): [string, string[]] => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.fields.map(({ pointer }) => pointer)];
    throw error;
  }
  return ['', []];
};

describe('what is said of a task', () => {
  test('makes it done only when every result expected of it is reached, then or before', () => {
    const task = { state: 'in_progress', results: [result('a', '2026-05-01T00:00:00.000Z'), result('b')] };
    const done = { ...said, state: 'done' as const, progress: 100 };
    expect(refused(() => settled(task, done, NOW))).toEqual(['rule_broken', ['/results']]);
    const after = settled(task, { ...done, results: [{ result: 'b', note: 'biên bản' }] }, NOW);
    expect(after.map(({ metAt, metNote }) => [metAt, metNote])).toEqual([
      ['2026-05-01T00:00:00.000Z', 'có'],
      [NOW, 'biên bản'],
    ]);
  });

  test('can say of a result that it was not reached after all, but not when saying that the task is done', () => {
    const task = { state: 'done', results: [result('a', NOW)] };
    expect(settled(task, { ...said, unmet: ['a'] }, NOW)).toMatchObject([{ metAt: null, metNote: null }]);
    expect(refused(() => settled(task, { ...said, state: 'done', progress: 100, unmet: ['a'] }, NOW))[0]).toBe(
      'rule_broken',
    );
  });

  test('needs a note of what came of it where no result is named', () => {
    const done = { ...said, state: 'done' as const, progress: 100 };
    expect(refused(() => settled({ state: 'planned', results: [] }, done, NOW))).toEqual(['invalid_input', ['/note']]);
    expect(settled({ state: 'planned', results: [] }, { ...done, note: 'Đã họp.' }, NOW)).toEqual([]);
  });

  test('is refused where it contradicts itself or names what is none of its results', () => {
    const task = { state: 'planned', results: [result('a')] };
    const met = (id: string) => ({ result: id, note: 'x' });
    const pointers = [
      { ...said, state: 'done' as const, progress: 99 },
      { ...said, state: 'planned' as const, progress: 1 },
      { ...said, results: [met('b')] },
      { ...said, results: [met('a'), met('a')] },
      { ...said, results: [met('a')], unmet: ['a'] },
      { ...said, unmet: ['b'] },
    ].map((one) => refused(() => settled(task, one, NOW))[1][0]);
    expect(pointers).toEqual([
      '/progress',
      '/progress',
      '/results/0/result',
      '/results/1/result',
      '/unmet/0',
      '/unmet/0',
    ]);
  });
});

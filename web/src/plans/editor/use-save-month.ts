import type { MonthBody } from '../types.ts';
import { useEditor } from './context.ts';
import type { Saver } from './saver.ts';

/** Saving was given up by the person: the month is again as the server has it. */
export class GivenUp extends Error {}

/**
 * Saves one month (`m01` … `m12`) at once. Done when the server has it; while there is no network, or somebody has to
 * choose between two versions, it waits. Throws Problem for what the server refuses, GivenUp.
 */
export function useSaveMonth(): (code: string, body: MonthBody) => Promise<void> {
  const { saver } = useEditor();
  return (code, body) => {
    saver.edit(code, body, body);
    saver.flush(code);
    return settled(saver, code);
  };
}

function settled(saver: Saver, code: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { phase, problem, typed } = saver.of(code);
      if (phase !== 'saved' && phase !== 'refused') return;
      leave();
      if (phase === 'refused') reject(problem);
      else if (typed === null) reject(new GivenUp());
      else resolve();
    };
    const leave = saver.subscribe(look);
    look();
  });
}

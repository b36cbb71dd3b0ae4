import { fewest, type Run } from '../../forms/fewest.ts';
import { compareWords } from '../../forms/words.ts';

/** Lines longer than this are shown as gone and come, not word by word: nobody reads such a patchwork. */
const PATIENCE = 1200;

/** A line of a section that stayed, went, came, or was reworded, with its words. */
export interface Line {
  kind: 'same' | 'gone' | 'new' | 'changed';
  runs: Run[];
}

/** What changed between two versions of a section, line by line; reworded lines word by word. */
export function compareLines(before: readonly string[], after: readonly string[]): Line[] {
  const found: Line[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const settle = () => {
    const pairs = Math.min(gone.length, come.length);
    for (let at = 0; at < pairs; at += 1) found.push(...reworded(gone[at] ?? '', come[at] ?? ''));
    for (const line of gone.slice(pairs)) found.push(whole('gone', line));
    for (const line of come.slice(pairs)) found.push(whole('new', line));
    gone = [];
    come = [];
  };
  for (const { kind, text } of fewest(before, after)) {
    if (kind === 'gone') gone.push(text);
    else if (kind === 'new') come.push(text);
    else {
      settle();
      found.push(whole('same', text));
    }
  }
  settle();
  return found;
}

function reworded(before: string, after: string): Line[] {
  if (before.length + after.length > PATIENCE) return [whole('gone', before), whole('new', after)];
  const runs = compareWords(before, after);
  const kept = runs.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.trim().length, 0);
  // Two lines that share little are two lines, not one reworded.
  if (kept * 3 < Math.max(before.length, after.length)) return [whole('gone', before), whole('new', after)];
  return [{ kind: 'changed', runs }];
}

function whole(kind: 'same' | 'gone' | 'new', text: string): Line {
  return { kind, runs: [{ kind, text }] };
}

/** A run of words that stayed, went or came. */
export interface Run {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** What changed between two texts, word by word; the fewest changes that turn one into the other. */
export function compareWords(before: string, after: string): Run[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  // kept[i][j]: how many words of a from i and b from j can stay.
  const kept = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => kept[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = kept[i];
    if (!row) continue;
    for (let j = b.length - 1; j >= 0; j -= 1)
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const runs: Run[] = [];
  const push = (kind: Run['kind'], text: string) => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const gone = a[i];
    const come = b[j];
    if (gone !== undefined && gone === come) {
      push('same', gone);
      i += 1;
      j += 1;
    } else if (gone !== undefined && (come === undefined || at(i + 1, j) >= at(i, j + 1))) {
      push('gone', gone);
      i += 1;
    } else if (come !== undefined) {
      push('new', come);
      j += 1;
    }
  }
  return runs;
}

/** Words and the spaces between them, in order. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/g) ?? [];
}

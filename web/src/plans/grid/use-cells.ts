import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { announce } from '../../parts/live.tsx';
import { insert, type List, remove, setTask, shift, write } from './change.ts';
import { type Kept, keepTyped, keptTyped } from './kept.ts';
import { deedOf } from './keys.ts';
import type { Editing, Ops } from './ops.ts';
import { cellId, linesOf, nearest, type Place, samePlace, stepped } from './places.ts';
import { type Months, NOTHING } from './shapes.ts';
import type { GridWays } from './use-grid.ts';
import { useGridTexts } from './words.ts';

interface Given {
  /** What is typed is kept under this name until it is written. */
  name: string;
  shown: readonly number[];
  months: Months;
  readOnly: boolean;
  ways: GridWays;
  /** Opens the menu or the dialog that belongs to a cell. */
  menu: (place: Place, anchor: Element) => void;
  ask: (about: 'party' | 'due', place: Place) => void;
}

export const listOf = ({ column }: Pick<Place, 'column'>): List => (column === 'result' ? 'results' : 'tasks');

/** Which cell has the tab stop, which is being edited, and what keys do. */
export function useCells(given: Given) {
  const words = useGridTexts();
  const root = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>({ month: given.shown[0] ?? 1, line: 0, column: 'task' });
  const [editing, setEditing] = useState<Editing | null>(null);
  const live = useRef({ ...given, words, editing });
  live.current = { ...given, words, editing };
  const turn = useRef(0);
  const wanted = useRef<Place | null>(null);
  const lines = (month: number) => linesOf(live.current.ways.months()[month], given.readOnly);
  const at = nearest(place, given.shown, lines);

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const cell = root.current?.querySelector<HTMLElement>(`[data-cell="${cellId(wanted.current)}"]`);
    if (!cell) return;
    wanted.current = null;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const [cells] = useState(() => {
    const go = (next: Place | null) => {
      if (next === null) return;
      wanted.current = next;
      setPlace(next);
    };
    const edit = (where: Place, text?: string, between = false) => {
      const { readOnly, ways, ask } = live.current;
      if (readOnly) return;
      if (where.column === 'party' || where.column === 'due') {
        if (ways.months()[where.month]?.tasks[where.line]) ask(where.column, where);
        return;
      }
      if (where.column === 'month') return;
      const body = ways.months()[where.month] ?? NOTHING;
      const items = where.column === 'task' ? body.tasks.map((t) => t.title) : body.results.map((r) => r.text);
      // A list has no holes: below its end, one writes at its end.
      const line = Math.min(where.line, items.length);
      turn.current += 1;
      const was = between ? '' : (items[line] ?? '');
      setPlace({ ...where, line });
      setEditing({ ...where, column: where.column, line, text: text ?? was, insert: between, turn: turn.current });
    };
    const ops: Ops = {
      edit,
      menu: (where, anchor) => {
        setPlace(where);
        live.current.menu(where, anchor);
      },
      typed: (text) => keepTyped(live.current.name, live.current.editing, text, live.current.months),
      cancel: (was) => {
        keepTyped(live.current.name, null, '', {});
        setEditing(null);
        go(nearest(was, live.current.shown, lines));
      },
      commit: (was, text, after) => {
        const { ways } = live.current;
        const list = listOf(was);
        const change = was.insert ? insert : write;
        ways.change(change(ways.months(), was.month, list, was.line, text));
        keepTyped(live.current.name, null, '', {});
        setEditing(null);
        if (after === 'stay') return;
        const count = ways.months()[was.month]?.[list].length ?? 0;
        const said = text.trim() !== '';
        if (!said || after === 'next' || after === 'before') {
          const step = after === 'next' ? 'right' : 'left';
          go(said ? stepped(was, step, live.current.shown, lines) : nearest(was, live.current.shown, lines));
        } else if (was.line + 1 >= count) edit({ ...was, line: count });
        else if (after === 'below') edit({ ...was, line: was.line + 1 }, '', true);
        else go({ ...was, line: was.line + 1 });
      },
    };
    const move = (where: Place, by: -1 | 1) => {
      const { ways, words: w } = live.current;
      const list = listOf(where);
      const changed = shift(ways.months(), where.month, list, where.line, by);
      if (Object.keys(changed).length === 0) return;
      ways.change(changed);
      go({ ...where, line: where.line + by });
      announce(w.moved(w.item[list](where.line + by + 1, where.month)));
    };
    const clear = (where: Place) => {
      const { ways, words: w, months } = live.current;
      const { month, line, column } = where;
      const list = listOf(where);
      if (column === 'month' || line >= (months[month]?.[list].length ?? 0)) return;
      if (column === 'party') ways.change(setTask(months, month, line, { responsible: null, cooperating: [] }));
      else if (column === 'due') ways.change(setTask(months, month, line, { startsOn: null, dueOn: null }));
      else {
        ways.change(remove(months, month, list, line));
        announce(w.removed(w.item[list](line + 1, month)));
      }
      go(nearest(where, live.current.shown, lines));
    };
    const back = (way: 'undo' | 'redo') => {
      const { ways, words: w } = live.current;
      announce(ways[way]() ? w[way === 'undo' ? 'undone' : 'redone'] : w.nothingToUndo);
    };
    return { go, stand: setPlace, ops, move, clear, back };
  });

  useEffect(() => {
    const kept: Kept | null = keptTyped(given.name, given.months);
    if (kept && !given.readOnly) cells.ops.edit(kept.place, kept.text, kept.insert);
  }, [given.name]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = (event.target as Element).closest('[data-cell]');
    if (!at || !cell || event.nativeEvent.isComposing) return;
    const deed = deedOf(event);
    if (deed === null) return;
    const { readOnly } = given;
    if ('step' in deed) {
      event.preventDefault();
      return cells.go(stepped(at, deed.step, given.shown, lines));
    }
    if (readOnly) return;
    if (deed.kind === 'type') {
      // Editing begins before the letter arrives, which is then typed into the field by the browser itself.
      if (at.column === 'task' || at.column === 'result') cells.ops.edit(at, '');
      return;
    }
    event.preventDefault();
    if (deed.kind === 'edit') {
      if (at.column === 'month') given.menu(at, cell);
      else cells.ops.edit(at);
    } else if (deed.kind === 'below') {
      const column = at.column === 'result' ? 'result' : 'task';
      const count = given.months[at.month]?.[listOf(at)].length ?? 0;
      cells.ops.edit({ ...at, column, line: Math.min(at.line + 1, count) }, '', at.line + 1 < count);
    } else if (deed.kind === 'menu') {
      if (at.column === 'month' || at.line < (given.months[at.month]?.[listOf(at)].length ?? 0)) given.menu(at, cell);
    } else if (deed.kind === 'move') cells.move(at, deed.by);
    else if (deed.kind === 'clear') cells.clear(at);
    else cells.back(deed.kind);
  };

  return {
    root,
    at,
    editing,
    onKeyDown,
    isActive: (where: Place) => samePlace(at, where),
    ...cells,
  };
}

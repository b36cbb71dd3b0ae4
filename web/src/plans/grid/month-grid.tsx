import '../../styles/grid.css';
import { type ClipboardEvent, lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { announce } from '../../parts/live.tsx';
import { Asked, type Asking } from './asked.tsx';
import { MonthCards } from './cards.tsx';
import { GapRow } from './gap.tsx';
import { type Deed, ItemMenu } from './item-menu.tsx';
import { KeyList } from './key-list.tsx';
import { useNarrow } from './narrow.ts';
import { nearest, type Place, shownMonths } from './places.ts';
import {
  assignable,
  codeOf,
  type Draft,
  type Frame,
  frameIn,
  type Months,
  monthsIn,
  type PlanParty,
} from './shapes.ts';
import { MonthStrip } from './strip.tsx';
import { MonthTable } from './table.tsx';
import { listOf, useCells } from './use-cells.ts';
import { type Save, useGrid } from './use-grid.ts';
import { partyNames, useGridTexts } from './words.ts';

const Exchange = lazy(() => import('./exchange/menu.tsx').then((m) => ({ default: m.Exchange })));
const PasteDialog = lazy(() => import('./paste/dialog.tsx').then((m) => ({ default: m.PasteDialog })));

export interface MonthGridProps {
  plan: Draft;
  /** The months as they are now, with what is typed and not stored yet; as the plan has them unless given. */
  months?: Months;
  frame?: Frame;
  /** Takes every change: m01 … m12, and the frame when a month comes into the plan or leaves it. */
  save: Save;
  readOnly?: boolean;
  parties: readonly PlanParty[];
  /** Opens the comments on a month, or on a task or result of it by its key. */
  onOpenComments?: (section: string, part: string | null) => void;
  /** How many comments on a part are open. */
  openComments?: (section: string, part: string) => number;
  /** What else is to be said of a month, such as that somebody else changed it. */
  notes?: Partial<Record<number, ReactNode>>;
  /** Buttons beside those of the grid. */
  acts?: ReactNode;
}

/** Tasks and expected results month by month: worked like a spreadsheet, or card by card on a narrow screen. */
export function MonthGrid(props: MonthGridProps) {
  const { plan, save, readOnly = false, parties, onOpenComments, openComments = null, notes = {} } = props;
  const words = useGridTexts();
  const narrow = useNarrow();
  const stored = useMemo(() => monthsIn(plan), [plan]);
  const frame = props.frame ?? frameIn(plan);
  const grid = useGrid({ plan, months: props.months ?? stored, following: !props.months, frame, save });
  const { months } = grid;
  const [coming, setComing] = useState<readonly number[]>([]);
  const shown = shownMonths([...frame.monthsCovered, ...coming], months);
  const [menu, setMenu] = useState<{ place: Place; anchor: Element } | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [pasting, setPasting] = useState<{ text: string | null; place: Place | null } | null>(null);
  const nameOf = useMemo(() => partyNames(parties, words), [parties, words]);
  const given = useMemo(() => assignable(plan, parties), [plan, parties]);
  const cells = useCells({
    name: `luoi-${plan.id}`,
    shown,
    months,
    readOnly,
    ways: grid.ways,
    menu: (place, anchor) => setMenu({ place, anchor }),
    ask: (about, place) => setAsking({ about, place }),
  });
  const { ops, go } = cells;

  const act = (deed: Deed, place: Place) => {
    setMenu(null);
    const { month, line } = place;
    const list = listOf(place);
    const body = months[month];
    switch (deed) {
      case 'edit':
        return ops.edit(place);
      case 'below': {
        const count = body?.[list].length ?? 0;
        return ops.edit({ ...place, line: line + 1 }, '', line + 1 < count);
      }
      case 'addTask':
        return ops.edit({ month, column: 'task', line: body?.tasks.length ?? 0 });
      case 'addResult':
        return ops.edit({ month, column: 'result', line: body?.results.length ?? 0 });
      case 'up':
      case 'down':
        return cells.move(place, deed === 'up' ? -1 : 1);
      case 'remove':
        return cells.clear({ ...place, column: list === 'results' ? 'result' : 'task' });
      case 'comment': {
        const part = place.column === 'month' ? null : (body?.[list][line]?.key ?? null);
        return onOpenComments?.(codeOf(month), part);
      }
      case 'paste':
        return setPasting({ text: null, place });
      case 'uncover':
        setComing([]);
        go(
          nearest(
            { ...place, column: 'month' },
            shown.filter((one) => one !== month),
            () => 1,
          ),
        );
        return grid.ways.uncover(month);
      default:
        return setAsking({ about: deed, place });
    }
  };
  const cover = (news: number[]) => {
    setComing(news);
    grid.ways.cover(news);
    ops.edit({ month: news[0] ?? 1, line: 0, column: 'task' });
  };
  const onPaste = (event: ClipboardEvent) => {
    if (readOnly) return;
    const text = event.clipboardData.getData('text/plain');
    const inField = (event.target as Element).matches('textarea, input');
    if (text === '' || (inField && !text.includes('\t'))) return;
    event.preventDefault();
    const one = !/[\t\n\r]/.test(text.trim());
    if (one && !cells.at) return;
    if (one && cells.at && (cells.at.column === 'task' || cells.at.column === 'result'))
      ops.edit(cells.at, text.trim());
    else setPasting({ text, place: cells.at });
  };
  const onCopy = (event: ClipboardEvent) => {
    const cell = (event.target as Element).closest?.('[data-cell]');
    if (!cell || (event.target as Element).matches('textarea') || !getSelection()?.isCollapsed) return;
    event.clipboardData.setData('text/plain', cell.querySelector('.mg-text')?.textContent ?? cell.textContent ?? '');
    event.preventDefault();
  };
  const back = (place: Place) => {
    setAsking(null);
    setMenu(null);
    go(place);
  };

  const gap = (from: number, to: number) => (
    <GapRow
      from={from}
      to={to}
      frame={frame}
      readOnly={readOnly}
      cover={cover}
      explain={() => setAsking({ about: 'reason', place: { month: from, line: 0, column: 'month' } })}
    />
  );
  const both = { shown, months, readOnly, editing: cells.editing, nameOf, openComments, notes, gap, ops };
  return (
    <>
      <MonthStrip
        months={months}
        shown={shown}
        frame={frame}
        open={(month) => {
          document.getElementById(`thang-${month}`)?.scrollIntoView({ block: 'start' });
          go({ month, line: 0, column: narrow ? 'month' : 'task' });
        }}
      />
      <div className="mg-acts">
        <KeyList />
        {!readOnly && (
          <>
            <Button small look="ghost" onClick={() => cells.back('undo')} aria-disabled={grid.done.length === 0}>
              <Icon name="back" />
              {words.undo}
            </Button>
            <Button small look="ghost" onClick={() => cells.back('redo')} aria-disabled={grid.undone.length === 0}>
              <Icon name="forward" />
              {words.redo}
            </Button>
            <Button small onClick={() => setPasting({ text: null, place: null })}>
              <Icon name="down_file" />
              {words.paste.button}
            </Button>
          </>
        )}
        <Suspense>
          <Exchange plan={plan} months={months} parties={given} readOnly={readOnly} apply={grid.ways.change} />
        </Suspense>
        {props.acts}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and pastes reach it from the cells of the grid */}
      <div
        className="mg-box"
        ref={cells.root}
        onKeyDown={narrow ? undefined : cells.onKeyDown}
        onPaste={onPaste}
        onCopy={onCopy}
      >
        {narrow ? <MonthCards {...both} /> : <MonthTable {...both} at={cells.at} go={go} stand={cells.stand} />}
      </div>
      {menu && (
        <ItemMenu
          {...menu}
          months={months}
          comments={onOpenComments !== undefined}
          act={act}
          close={() => back(menu.place)}
        />
      )}
      {asking && (
        <Asked
          asking={asking}
          plan={plan}
          months={months}
          frame={frame}
          parties={parties}
          ways={grid.ways}
          carried={(month) => announce(words.carried(month))}
          close={() => back(asking.place)}
        />
      )}
      {pasting && (
        <Suspense>
          <PasteDialog
            text={pasting.text}
            place={pasting.place}
            year={plan.year}
            months={months}
            parties={given}
            apply={grid.ways.change}
            close={() => {
              setPasting(null);
              if (pasting.place) go(pasting.place);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

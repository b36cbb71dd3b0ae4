import { Icon } from '../../parts/icons.tsx';
import { resultsOf } from './counts.ts';
import { gapsBetween } from './places.ts';
import { type Frame, type Months, NOTHING, YEAR } from './shapes.ts';
import { useGridTexts } from './words.ts';

interface Props {
  months: Months;
  shown: readonly number[];
  frame: Frame;
  open: (month: number) => void;
}

/** The year at a glance: how many tasks of each month have an expected result, and which months are not planned. */
export function MonthStrip({ months, shown, frame, open }: Props) {
  const words = useGridTexts();
  const gaps = gapsBetween(shown);
  return (
    <nav className="card mg-strip" aria-label={words.strip}>
      <ol>
        {YEAR.map((month) => {
          const gap = gaps.find(([from]) => from === month);
          if (gap) return <Gap key={month} gap={gap} frame={frame} />;
          if (!shown.includes(month)) return null;
          const { tasks, results } = months[month] ?? NOTHING;
          const done = tasks.filter((task) => resultsOf(task, results).length > 0).length;
          const look = tasks.length === 0 ? 'none' : done === tasks.length ? 'full' : 'part';
          return (
            <li key={month}>
              <button type="button" onClick={() => open(month)}>
                <span className="mg-strip__m">{words.short(month)}</span>
                <span className={`mg-strip__n mg-strip__n--${look}`}>
                  <Icon name={look === 'full' ? 'done' : look === 'part' ? 'warn' : 'ring'} />
                  <span className="num">{`${done}/${tasks.length}`}</span>
                </span>
                <span className="sr">{words.counted(done, tasks.length)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Gap({ gap: [from, to], frame }: { gap: [number, number]; frame: Frame }) {
  const words = useGridTexts();
  return (
    <li className="mg-strip__gap" style={{ gridColumn: `span ${to - from + 1}` }}>
      <span>{words.unplanned(words.months(from, to))}</span>
      {frame.uncoveredReason && <span className="sr">{words.reason(frame.uncoveredReason)}</span>}
    </li>
  );
}

import { partyReader } from '@ndp/documents/grid/parties';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../../language/store.ts';
import { Button } from '../../../parts/button.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { confirmDone } from '../../../parts/toast.ts';
import type { Changed } from '../change.ts';
import type { Place } from '../places.ts';
import { type Months, type PlanParty, YEAR } from '../shapes.ts';
import { partyNames, useGridTexts } from '../words.ts';
import { type How, merged } from './merge.ts';
import { offersOf } from './offers.ts';
import { Outcome } from './outcome.tsx';
import { cellName, guessed, type Mapping, readRange, widthOf } from './range.ts';
import { RangeTable } from './range-table.tsx';

interface Props {
  rows: readonly (readonly string[])[];
  place: Place | null;
  year: number;
  months: Months;
  /** Who may be given the tasks of the plan; nobody while that is not known. */
  parties: readonly PlanParty[];
  apply: (changed: Changed) => void;
  close: () => void;
  /** A way to take another range instead. */
  again: ReactNode;
}

/** What a range would become: cell by cell what is wrong, month by month what goes where. */
export function Preview({ rows, place, year, months, parties, apply, close, again }: Props) {
  const words = useGridTexts();
  const { paste } = words;
  const { language, do: verbs } = useTexts();
  const [mapping, setMapping] = useState<Mapping>(() => guessed(rows, place));
  const [dropped, setDropped] = useState<ReadonlySet<number>>(new Set());
  const [month, setMonth] = useState(place?.month ?? 1);
  const [how, setHow] = useState<Readonly<Record<number, How>>>({});
  const summary = useRef<HTMLDivElement>(null);
  const reader = useMemo(() => (parties.length > 0 ? partyReader(offersOf(parties)) : undefined), [parties]);
  const read = useMemo(
    () => readRange(rows, mapping, dropped, month, reader, year),
    [rows, mapping, dropped, month, reader, year],
  );
  const { errors } = read;
  const found = Object.entries(read.months).map(([number, body]) => ({ month: Number(number), ...body }));
  const count = (list: 'tasks' | 'results') => found.reduce((sum, body) => sum + body[list].length, 0);
  const [tasks, results] = [count('tasks'), count('results')];
  const says = ({ message }: (typeof errors)[number]) => (language === 'en' ? message.en : message.vi);

  const put = () => {
    if (errors.length > 0 || found.length === 0) return summary.current?.focus();
    apply(merged(months, read.months, how));
    confirmDone(paste.applied(found.map((one) => words.month(one.month).toLowerCase()).join(', ')));
    close();
  };
  return (
    <>
      <p className="muted small">{paste.range(rows.length, widthOf(rows))}</p>
      {errors.length > 0 && (
        <div className="errsum" ref={summary} tabIndex={-1} role="alert">
          <h2>{paste.errors(errors.length)}</h2>
          <ul>
            {errors.slice(0, 20).map((error) => (
              <li key={`${error.row} ${error.column} ${error.message.en}`}>
                <a
                  href={`#dan-${error.row}-${error.column}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(`dan-${error.row}-${error.column}`)?.focus();
                  }}
                >
                  {paste.at(cellName(error.row, error.column))}
                </a>
                {`: ${says(error)}`}
              </li>
            ))}
          </ul>
          <p className="row">
            <span className="small">{paste.errorsText}</span>
            <Button small onClick={() => setDropped(new Set([...dropped, ...errors.map(({ row }) => row)]))}>
              {paste.dropBad}
            </Button>
          </p>
        </div>
      )}
      {errors.length === 0 && found.length === 0 && (
        <div className="note note--cam" ref={summary} tabIndex={-1} role="alert">
          <Icon name="warn" />
          <p>{paste.nothing}</p>
        </div>
      )}
      <RangeTable
        rows={rows}
        mapping={mapping}
        setMapping={setMapping}
        dropped={dropped}
        setDropped={setDropped}
        errors={errors.map((error) => ({ ...error, says: says(error) }))}
      />
      {!mapping.includes('month') && (
        <label className="mg-into">
          <span>{paste.intoMonth}</span>
          <select
            className="input input--short"
            value={month}
            onChange={(event) => setMonth(Number(event.target.value))}
          >
            {YEAR.map((one) => (
              <option key={one} value={one}>
                {words.month(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {reader === undefined && (mapping.includes('responsible') || mapping.includes('cooperating')) && (
        <p className="small muted">{paste.responsibleNote}</p>
      )}
      {found.length > 0 && (
        <Outcome
          found={found}
          nameOf={partyNames(parties, words)}
          months={months}
          how={how}
          choose={(one, next) => setHow({ ...how, [one]: next })}
        />
      )}
      <div className="form__acts">
        <Button look="son" onClick={put}>
          {found.length === 0 ? paste.applyNone : paste.apply(tasks, results)}
        </Button>
        {again}
        <Button look="ghost" onClick={close}>
          {verbs.cancel}
        </Button>
      </div>
    </>
  );
}

import { Button } from '../../parts/button.tsx';
import { idOf } from './rows.tsx';
import { useEditorWords } from './words.ts';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

interface Props {
  chosen: readonly number[];
  change: (months: number[]) => void;
  readOnly: boolean;
}

/** Which months of the year are planned. */
export function ChecksOfMonths({ chosen, change, readOnly }: Props) {
  const words = useEditorWords();
  return (
    <fieldset className="field" aria-describedby="frame-months-hint">
      <legend className="lbl">{words.frame.months}</legend>
      <p className="hint" id="frame-months-hint">
        {words.frame.monthsHint}
      </p>
      <div className="months-checks">
        {MONTHS.map((month) => (
          <label className="check" key={month}>
            <input
              id={idOf('frame', month === 1 ? 'monthsCovered' : `monthsCovered.${month}`)}
              type="checkbox"
              checked={chosen.includes(month)}
              disabled={readOnly}
              onChange={({ target }) =>
                change(target.checked ? [...chosen, month] : chosen.filter((other) => other !== month))
              }
            />
            <span>{words.month(month)}</span>
          </label>
        ))}
      </div>
      {!readOnly && chosen.length < 12 && (
        <Button small look="ghost" onClick={() => change([...MONTHS])}>
          {words.frame.all}
        </Button>
      )}
    </fieldset>
  );
}

import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import type { Frame } from './shapes.ts';
import { useGridTexts } from './words.ts';

interface Props {
  from: number;
  to: number;
  frame: Frame;
  readOnly: boolean;
  cover: (months: number[]) => void;
  explain: () => void;
}

/** Months that the plan does not cover: why, and the way to take the first of them in. */
export function GapRow({ from, to, frame, readOnly, cover, explain }: Props) {
  const words = useGridTexts();
  return (
    <div className="between mg-gap__in">
      <div>
        <p>
          {words.gap} {words.gapRule}
        </p>
        <p className="small">
          {frame.uncoveredReason ? words.reason(frame.uncoveredReason) : words.noReason}{' '}
          {!readOnly && (
            <button type="button" className="link" onClick={explain}>
              {frame.uncoveredReason ? words.changeReason : words.editReason}
            </button>
          )}
        </p>
      </div>
      {!readOnly && (
        <div className="row">
          <Button small onClick={() => cover([from])}>
            <Icon name="plus" />
            {words.cover(from)}
          </Button>
          {to > from && (
            <Button
              small
              look="ghost"
              onClick={() => cover(Array.from({ length: to - from + 1 }, (_, at) => from + at))}
            >
              {words.coverAll(words.months(from, to))}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

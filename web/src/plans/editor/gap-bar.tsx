import { useState } from 'react';
import { currentLanguage } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useNarrow } from '../grid/narrow.ts';
import { useEditor } from './context.ts';
import { placesOfGaps } from './gaps.ts';
import { useEditorWords } from './words.ts';

/** As many as are said at once; on a telephone they wait until they are asked for. */
const FEW = 3;

/** What keeps the plan from being issued, each with a link to where it is put right. */
export function GapBar() {
  const words = useEditorWords();
  const { plan, to } = useEditor();
  const [all, setAll] = useState(false);
  const few = useNarrow() ? 0 : FEW;
  if (plan.state === 'issued' || plan.state === 'superseded') return null;
  if (plan.gaps.length === 0)
    return (
      <div className="note note--luc gapbar">
        <Icon name="done" />
        <p>{words.gaps.none}</p>
      </div>
    );
  const places = placesOfGaps(plan, words);
  const shown = all ? plan.gaps : plan.gaps.slice(0, few);
  return (
    <div className="note note--cam gapbar">
      <Icon name="warn" />
      <div className="grow">
        <p className="b">{words.gaps.some(plan.gaps.length)}</p>
        <ul>
          {shown.map(({ pointer, detail }, at) => {
            const place = places[at];
            return (
              <li key={`${pointer} ${at}`}>
                {detail[currentLanguage()]}{' '}
                {place && <A href={to(place.section, place.place)}>{words.gaps.go(place.name)}</A>}
              </li>
            );
          })}
        </ul>
        {plan.gaps.length > few && (
          <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? words.gaps.fewer : words.gaps.all(plan.gaps.length)}
          </button>
        )}
      </div>
    </div>
  );
}

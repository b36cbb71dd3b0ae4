import { Problem } from '../../api/problem.ts';
import { useTexts } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { wordsFor } from '../../parts/states.tsx';
import { useHref } from '../../session/me.ts';
import { useBeginWords } from '../begin-words.ts';
import { useGridTexts } from '../grid/words.ts';
import type { Begun } from './create.ts';
import type { Template } from './queries.ts';

/** The plan is there, but not all that was to be in it: says what is not, and leads to the plan. */
export function Outcome({ outcome, template }: { outcome: Begun; template: Template }) {
  const words = useBeginWords();
  const texts = useTexts();
  const grid = useGridTexts();
  const href = useHref();
  const { id, left, unassigned, refused } = outcome;
  const nameOf = (code: string) => {
    if (/^m\d\d$/.test(code)) return grid.month(Number(code.slice(1)));
    const title = template.contents.find((content) => content.code === code)?.title;
    return title ? (texts.language === 'en' ? title.en : title.vi) : code;
  };
  const names = (codes: readonly string[]) => codes.map(nameOf).join('; ');
  const cells = refused instanceof Problem ? refused.errors : [];
  return (
    <div className="stack stack--close" role="status">
      <h2>{refused === null ? words.copied : words.fileFailed}</h2>
      {left.length > 0 && <p>{words.left(names(left))}</p>}
      {unassigned.length > 0 && <p>{words.unassigned(names(unassigned))}</p>}
      {refused !== null && (
        <>
          <p>{cells.length > 0 ? grid.exchange.errors(cells.length) : wordsFor(refused, texts)}</p>
          <ul className="mg-cells small">
            {cells.map(({ pointer, detail }, at) => (
              <li key={at}>{detail.startsWith(pointer) ? detail : `${pointer}: ${detail}`}</li>
            ))}
          </ul>
          <p className="muted">{words.fileFailedText}</p>
        </>
      )}
      <p>
        <A className="btn btn--son" href={href(`ke-hoach/${id}`)}>
          {words.open}
        </A>
      </p>
    </div>
  );
}

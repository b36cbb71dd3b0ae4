import type { ReactNode } from 'react';
import { useTexts } from '../../language/store.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { wordsFor } from '../../parts/states.tsx';
import { NOTHING } from '../grid/shapes.ts';
import type { MonthBody } from '../types.ts';
import { ConflictNote } from './conflict.tsx';
import { useEditor } from './context.ts';
import { OfferNote } from './offer.tsx';
import type { Life } from './saver/life.ts';
import type { Shape } from './use-section.ts';
import { useEditorWords } from './words.ts';

const SHAPE: Shape<MonthBody> = {
  typedOf: (body) => (body ?? NOTHING) as MonthBody,
  bodyOf: (typed) => ({ body: typed }),
};

/** What stands in the way of saving a month, to be said in its place; nothing where nothing does. */
export function monthNote(code: string, life: Life | undefined): ReactNode {
  if (life === undefined) return undefined;
  const section = { code, life, typed: (life.typed ?? SHAPE.typedOf(life.base)) as MonthBody };
  if (life.phase === 'conflict') return <ConflictNote section={section} shape={SHAPE} />;
  if (life.phase === 'refused') return <RefusedMonth code={code} problem={life.problem} />;
  return life.offer ? <OfferNote code={code} /> : undefined;
}

function RefusedMonth({ code, problem }: { code: string; problem: unknown }) {
  const texts = useTexts();
  const { errors: words } = useEditorWords();
  const { saver } = useEditor();
  return (
    <div className="note note--son" role="alert">
      <Icon name="warn" />
      <div>
        <p className="b">{wordsFor(problem, texts)}</p>
        <div className="form__acts">
          <Button small onClick={() => saver.flush(code)}>
            {words.retry}
          </Button>
          <Button small look="ghost" onClick={() => saver.giveUp(code)}>
            {words.undo}
          </Button>
        </div>
      </div>
    </div>
  );
}

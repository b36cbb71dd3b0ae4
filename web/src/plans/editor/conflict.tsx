import { clock } from '../../dates/format.ts';
import { useTexts } from '../../language/store.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { confirmDone } from '../../parts/toast.ts';
import { Difference } from '../diff/difference.tsx';
import { fieldsOf } from '../diff/fields.ts';
import { merge } from '../diff/merge.ts';
import type { AnyBody } from '../types.ts';
import { useEditor } from './context.ts';
import { usePartyName } from './parties.ts';
import type { SectionInForm, Shape } from './use-section.ts';
import { useEditorWords } from './words.ts';

interface Props<T> {
  section: Pick<SectionInForm<T>, 'code' | 'typed' | 'life'>;
  shape: Shape<T>;
}

/** Somebody else saved this section meanwhile: shows the difference, and lets one keep, take, or put together. */
export function ConflictNote<T>({ section: { code, typed, life }, shape }: Props<T>) {
  const words = useEditorWords();
  const { plans } = useTexts();
  const { plan, saver } = useEditor();
  const nameOf = usePartyName(plan.platforms);
  const { theirs, body, base } = life;
  const reading = { words, nameOf };
  const ready = (next: T) => {
    const found = shape.bodyOf(next);
    return 'body' in found ? found.body : null;
  };
  const put = (next: T, say: string) => {
    saver.goOn(code, next, ready(next));
    confirmDone(say);
  };
  const take = () => {
    const [mine, sent] = [typed, body];
    saver.giveUp(code);
    confirmDone(words.conflict.took, () => saver.edit(code, mine, sent));
  };
  return (
    <div className="note note--cam conflict" role="alert">
      <Icon name="warn" />
      <div className="grow">
        <p className="b">
          {words.conflict.title(
            theirs?.updatedBy.name ?? plans.by,
            clock(theirs?.updatedAt ?? new Date().toISOString()),
          )}
        </p>
        <p>{words.conflict.text}</p>
        <Difference
          before={fieldsOf((theirs?.body ?? null) as AnyBody | null, reading)}
          after={fieldsOf((body ?? base) as AnyBody | null, reading)}
        />
        <div className="form__acts">
          <Button small onClick={() => put(typed, words.conflict.kept)}>
            {words.conflict.mine}
          </Button>
          <Button small onClick={take}>
            {words.conflict.theirs}
          </Button>
          <Button
            small
            onClick={() =>
              put(merge(shape.typedOf(base), typed, shape.typedOf(theirs?.body ?? null)), words.conflict.merged)
            }
          >
            {words.conflict.both}
          </Button>
        </div>
      </div>
    </div>
  );
}

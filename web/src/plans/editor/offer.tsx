import { clock, day } from '../../dates/format.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { confirmDone } from '../../parts/toast.ts';
import { Difference } from '../diff/difference.tsx';
import { fieldsOf } from '../diff/fields.ts';
import type { AnyBody } from '../types.ts';
import { useEditor } from './context.ts';
import { usePartyName } from './parties.ts';
import { useLife } from './use-section.ts';
import { useEditorWords } from './words.ts';

/** What was typed before the page was loaded and never saved: shown beside what is saved, to be chosen. */
export function OfferNote({ code }: { code: string }) {
  const words = useEditorWords();
  const { plan, saver } = useEditor();
  const nameOf = usePartyName(plan.platforms);
  const { offer, base } = useLife(code);
  if (offer === null) return null;
  const reading = { words, nameOf };
  const mine = (offer.body ?? null) as AnyBody | null;
  return (
    <div className="note note--cham offer" role="status">
      <Icon name="history" />
      <div className="grow">
        <p className="b">{words.offer.title(`${clock(offer.at)}, ${day(offer.at)}`)}</p>
        <p>{words.offer.text}</p>
        {mine && <Difference before={fieldsOf(base as AnyBody | null, reading)} after={fieldsOf(mine, reading)} />}
        <div className="form__acts">
          <Button
            small
            onClick={() => {
              saver.takeOffer(code);
              confirmDone(words.offer.taken);
            }}
          >
            {words.offer.take}
          </Button>
          <Button small look="ghost" onClick={() => saver.dropOffer(code)}>
            {words.offer.drop}
          </Button>
        </div>
      </div>
    </div>
  );
}

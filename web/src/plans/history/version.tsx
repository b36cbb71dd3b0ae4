import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useMe } from '../../session/me.ts';
import { Difference } from '../diff/difference.tsx';
import { bodyOf, fieldsOf } from '../diff/fields.ts';
import { usePartyName } from '../editor/parties.ts';
import { useEditorWords } from '../editor/words.ts';
import type { DraftAnswer, HistoryEntry, SectionAnswer } from '../types.ts';
import { thenQuery } from './queries.ts';
import { RestoreVersion } from './restore.tsx';

interface Props {
  plan: DraftAnswer;
  entry: HistoryEntry;
  versions: readonly HistoryEntry[];
}

/** One version beside another: the one before it, or the current one. */
export function OneVersion({ plan, entry, versions }: Props) {
  const { historyPage: words } = useEditorWords();
  const { organisation } = useMe();
  const [withNow, setWithNow] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const current = versions.find((one) => one.current && one !== entry);
  const previous = versions.find(({ version }) => version < entry.version);
  const other = withNow || !previous ? current : previous;
  const chosen = useQuery(thenQuery(organisation.slug, plan.id, entry.code, entry.version));
  const restorable = plan.mayEdit && !entry.current && chosen.data !== undefined;
  return (
    <Card
      title={words.version(entry.version)}
      padded
      action={
        restorable && (
          <Button small onClick={() => setRestoring(true)}>
            <Icon name="back" />
            {words.restore}
          </Button>
        )
      }
    >
      {current && previous && (
        <fieldset className="row small">
          <legend className="sr">{words.compare}</legend>
          <span className="muted" aria-hidden="true">
            {words.compare}
          </span>
          <span className="seg">
            <label>
              <input type="radio" name="so-voi" checked={!withNow} onChange={() => setWithNow(false)} />
              {words.previous}
            </label>
            <label>
              <input type="radio" name="so-voi" checked={withNow} onChange={() => setWithNow(true)} />
              {words.now}
            </label>
          </span>
        </fieldset>
      )}
      {!previous && <p className="small muted">{words.first}</p>}
      {other && <p className="small quiet">{words.legend}</p>}
      <Loaded query={chosen}>
        {(section) =>
          other ? <Beside plan={plan} section={section} other={other} /> : <Whole plan={plan} section={section} />
        }
      </Loaded>
      {restoring && chosen.data && (
        <RestoreVersion plan={plan} section={chosen.data} close={() => setRestoring(false)} />
      )}
    </Card>
  );
}

function Beside({ plan, section, other }: { plan: DraftAnswer; section: SectionAnswer; other: HistoryEntry }) {
  const { organisation } = useMe();
  const query = useQuery(thenQuery(organisation.slug, plan.id, other.code, other.version));
  const later = other.version > section.version;
  return (
    <Loaded query={query}>
      {(found) => <Read plan={plan} before={later ? section : found} after={later ? found : section} />}
    </Loaded>
  );
}

function Read({ plan, before, after }: { plan: DraftAnswer; before: SectionAnswer; after: SectionAnswer }) {
  const words = useEditorWords();
  const nameOf = usePartyName(plan.platforms);
  const read = (section: SectionAnswer) => fieldsOf(bodyOf(section), { words, nameOf });
  return <Difference before={read(before)} after={read(after)} />;
}

/** A version that has none before it, as it reads. */
function Whole({ plan, section }: { plan: DraftAnswer; section: SectionAnswer }) {
  const words = useEditorWords();
  const nameOf = usePartyName(plan.platforms);
  const fields = fieldsOf(bodyOf(section), { words, nameOf });
  if (fields.length === 0) return <p className="muted">{words.historyPage.nothing}</p>;
  return fields.map(({ key, label, text }) => (
    <div className="change" key={key}>
      <p className="small b">{label}</p>
      <p className="change__text" lang="vi">
        {text}
      </p>
    </div>
  ));
}

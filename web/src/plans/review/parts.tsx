import { useTexts } from '../../language/store.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Pill } from '../../parts/pill.tsx';
import { Changes } from '../diff/difference.tsx';
import { bodyOf, type Change, changesBetween, fieldsOf, type Reading } from '../diff/fields.ts';
import { ReadContent } from '../reading/content.tsx';
import { ReadMonth } from '../reading/month.tsx';
import type { Named } from '../reading/plan.ts';
import { useReadingWords } from '../reading/words.ts';
import type { Draft } from '../steps/draft.ts';
import type { Section } from '../steps/places.ts';
import type { Former, Since } from './since.ts';
import { useReviewWords } from './words.ts';

interface Props {
  plan: Draft;
  section: Section;
  name: Named;
  /** What changed in it; null where nothing did. */
  changes: readonly Change[] | null;
  onlyChanges: boolean;
  giveBack: (() => void) | null;
}

/** One section as the reviewer reads it: what changed first, then the whole. */
export function Part({ plan, section: { code, name: title }, name, changes, onlyChanges, giveBack }: Props) {
  const words = useReviewWords();
  const reading = useReadingWords();
  const found = plan.sections.find((one) => one.code === code);
  if (onlyChanges && changes === null) return null;
  return (
    <section className="card part" id={`muc-${code}`} aria-labelledby={`muc-${code}-h`}>
      <div className="card__h">
        <h2 id={`muc-${code}-h`}>{title}</h2>
        <div className="row">
          {changes && (
            <Pill tone="cham" icon="pencil">
              {reading.changed}
            </Pill>
          )}
          {giveBack && (
            <Button small look="ghost" onClick={giveBack} aria-label={`${words.giveBackHere}: ${title}`}>
              <Icon name="back" />
              <span className="only-wide">{words.giveBackHere}</span>
            </Button>
          )}
        </div>
      </div>
      <div className="card__b">
        {onlyChanges && changes ? <Changes changes={changes} /> : <Whole plan={plan} code={code} name={name} />}
        {!onlyChanges && changes && (
          <details className="part__was">
            <summary>{words.changes}</summary>
            <Changes changes={changes} />
          </details>
        )}
        {!found && !onlyChanges && code.startsWith('m') && <p className="muted">{reading.empty}</p>}
      </div>
    </section>
  );
}

function Whole({ plan, code, name }: { plan: Draft; code: string; name: Named }) {
  const words = useReadingWords();
  const { state } = useTexts();
  const found = plan.sections.find((one) => one.code === code);
  if (found?.month) return <ReadMonth month={found.month} name={name} />;
  if (found?.frame) {
    const { title, monthsCovered, uncoveredReason } = found.frame;
    return (
      <dl className="kv">
        <dt>{words.title}</dt>
        <dd lang="vi">{title}</dd>
        <dt>{words.covered}</dt>
        <dd>{monthsCovered.join(', ') || state.unknown}</dd>
        {monthsCovered.length < 12 && monthsCovered.length > 0 && (
          <>
            <dt>{words.uncovered}</dt>
            <dd lang="vi">{uncoveredReason ?? words.noReason}</dd>
          </>
        )}
      </dl>
    );
  }
  return <ReadContent content={found?.content ?? undefined} name={name} />;
}

/** What changed in each section since then, by code; sections that say the same are not named. */
export function changesIn(plan: Draft, since: Since, reading: Reading): Map<string, Change[]> {
  const found = new Map<string, Change[]>();
  const read = (section: Former | undefined) => fieldsOf(section ? bodyOf(section) : null, reading);
  for (const [code, then] of Object.entries(since.before)) {
    const changes = changesBetween(read(then), read(plan.sections.find((one) => one.code === code)));
    if (changes.length > 0) found.set(code, changes);
  }
  return found;
}

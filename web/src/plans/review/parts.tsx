import { useTexts } from '../../language/store.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Pill } from '../../parts/pill.tsx';
import { ReadContent } from '../reading/content.tsx';
import { linesOfContent, linesOfFrame, linesOfMonth } from '../reading/lines.ts';
import { ReadMonth } from '../reading/month.tsx';
import type { Named } from '../reading/plan.ts';
import { useReadingWords } from '../reading/words.ts';
import type { Draft } from '../steps/draft.ts';
import type { Section } from '../steps/places.ts';
import { compareLines, type Line } from './compare.ts';
import { Difference } from './difference.tsx';
import type { Since } from './since.ts';
import { useReviewWords } from './words.ts';

interface Props {
  plan: Draft;
  section: Section;
  name: Named;
  lines: readonly Line[] | null;
  onlyChanges: boolean;
  giveBack: (() => void) | null;
}

/** One section as the reviewer reads it: what changed first, then the whole. */
export function Part({ plan, section: { code, name: title }, name, lines, onlyChanges, giveBack }: Props) {
  const words = useReviewWords();
  const reading = useReadingWords();
  const found = plan.sections.find((one) => one.code === code);
  const changed = lines !== null;
  if (onlyChanges && !changed) return null;
  return (
    <section className="card part" id={`muc-${code}`} aria-labelledby={`muc-${code}-h`}>
      <div className="card__h">
        <h2 id={`muc-${code}-h`}>{title}</h2>
        <div className="row">
          {changed && (
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
        {onlyChanges && lines ? <Difference lines={lines} /> : <Whole plan={plan} code={code} name={name} />}
        {!onlyChanges && changed && (
          <details className="part__was">
            <summary>{words.changes}</summary>
            <Difference lines={lines} />
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
export function changesIn(
  plan: Draft,
  since: Since,
  name: Named,
  words: ReturnType<typeof useReadingWords>,
): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  for (const [code, then] of Object.entries(since.before)) {
    const now = plan.sections.find((one) => one.code === code);
    const linesOf = ({ frame, month, content }: (typeof since.before)[string]) => [
      ...(frame ? linesOfFrame(frame, words) : []),
      ...(month ? linesOfMonth(month, name, words) : []),
      ...(content ? linesOfContent(content, name, words) : []),
    ];
    const lines = compareLines(linesOf(then), now ? linesOf(now) : []);
    if (lines.some(({ kind }) => kind !== 'same')) found.set(code, lines);
  }
  return found;
}

import { Fragment } from 'react';
import { currentLanguage, useTexts } from '../language/store.ts';
import { Card } from '../parts/card.tsx';
import { ReadContent } from '../plans/reading/content.tsx';
import { ReadMonth } from '../plans/reading/month.tsx';
import { useNamed } from '../plans/reading/parties.ts';
import { useReadingWords } from '../plans/reading/words.ts';
import type { Issued } from './queries.ts';

/** The content to which the year's tasks and results belong. 186 Điều 1, IV.1.a (thứ 1) */
const YEAR_FRAME = 'year-frame';

/** The names that an issued plan carries for everybody its contents speak of. */
export function useNamesOf({ names }: Pick<Issued, 'names'>) {
  const language = currentLanguage();
  const of = <T,>(found: Record<string, T>, name: (one: T) => string) =>
    Object.fromEntries(Object.entries(found).map(([slug, one]) => [slug, name(one)]));
  return useNamed({
    organisations: of(names.organisations, ({ short }) => short[language]),
    units: of(names.units, (name) => name[language]),
  });
}

/** All that was issued, read from top to bottom. */
export function Contents({ plan }: { plan: Issued }) {
  const reading = useReadingWords();
  const { state } = useTexts();
  const name = useNamesOf(plan);
  const { contents, template, monthsCovered, uncoveredReason, year } = plan;
  const named = template?.contents ?? [];
  const others = Object.keys(contents.sections ?? {}).filter((code) => !named.some((one) => one.code === code));
  const rest = monthsCovered.length > 0 && monthsCovered.length < 12;
  const months = contents.months.map((month) => (
    <Card key={month.month} title={reading.month(month.month, year)} padded>
      <ReadMonth month={month} name={name} />
    </Card>
  ));
  return (
    <div className="stack">
      {rest && (
        <div className="note">
          <p>
            <b>{reading.covered}:</b> {monthsCovered.join(', ')}. <b>{reading.uncovered}:</b>{' '}
            <span lang="vi">{uncoveredReason ?? state.unknown}</span>
          </p>
        </div>
      )}
      {named.map(({ code, title }, place) => (
        <Fragment key={code}>
          <Card title={`${place + 1}. ${title[currentLanguage()]}`} padded>
            <ReadContent content={contents.sections?.[code]} name={name} />
          </Card>
          {code === YEAR_FRAME && months}
        </Fragment>
      ))}
      {others.map((code) => (
        <Card key={code} title={code} padded>
          <ReadContent content={contents.sections?.[code]} name={name} />
        </Card>
      ))}
      {!named.some(({ code }) => code === YEAR_FRAME) && months}
    </div>
  );
}

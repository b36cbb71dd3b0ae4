import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { isProblem } from '../api/problem.ts';
import { currentLanguage, useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icons.tsx';
import { NumberTile } from '../parts/number-tile.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { Select } from '../platforms/filters.tsx';
import { useHref, useMe } from '../session/me.ts';
import { NotFound } from '../shell/not-found.tsx';
import { Contents } from './contents.tsx';
import { Flags } from './flags.tsx';
import { Heads } from './heads.tsx';
import { Months } from './months.tsx';
import { type SideBySide, sideBySideQuery } from './queries.ts';
import { useCompareWords } from './words.ts';

/** The plans of one platform and year next to each other, what does not fit on top. */
export function SideBySideScreen() {
  const words = useCompareWords();
  const { do: verbs } = useTexts();
  const { organisation } = useMe();
  const { slug = '' } = useParams({ strict: false }) as { slug?: string };
  const { year } = useSearch({ strict: false }) as { year?: string };
  const asked = year && /^20\d\d$/.test(year) ? year : undefined;
  const href = useHref();
  const query = useQuery(sideBySideQuery(organisation.slug, slug, asked));
  if (isProblem(query.error, 'not_found')) return <NotFound />;
  const platform = query.data?.platform;
  return (
    <Page
      title={words.title}
      mark={platform && <NumberTile number={platform.number} group={platform.group} large />}
      lead={platform ? words.lead(platform.name[currentLanguage()]) : ' '}
      acts={
        <>
          <A className="btn" href={href(`nen-tang/${slug}?muc=ke-hoach`)}>
            <Icon name="back" />
            {words.back}
          </A>
          <Button onClick={() => window.print()}>
            <Icon name="down_file" />
            {verbs.print}
          </Button>
        </>
      }
    >
      <Loaded query={query} lines={8}>
        {(found) => <Found found={found} />}
      </Loaded>
    </Page>
  );
}

function Found({ found }: { found: SideBySide }) {
  const words = useCompareWords();
  const navigate = useNavigate();
  const id = useId();
  const { plans, flags, complete, year } = found;
  const years = [...new Set([...found.years, year])].sort((a, b) => b - a).map(String);
  return (
    <div className="stack">
      <form className="filters filters--short" onSubmit={(event) => event.preventDefault()}>
        <Select
          id={id}
          label={words.year}
          value={String(year)}
          change={(value) => void navigate({ to: '.', search: { year: value } as never, replace: true })}
        >
          {Object.fromEntries(years.map((one) => [one, one]))}
        </Select>
      </form>
      {(complete || plans.length > 0) && <Flags flags={flags} plans={plans} complete={complete} />}
      {plans.length === 0 ? (
        <div className="card">
          <Empty
            icon="list"
            title={complete ? words.none : words.noneSeen}
            action={
              !complete && (
                <a href={`${currentLanguage() === 'en' ? '/en' : ''}/nen-tang/${found.platform.slug}`}>
                  {words.onPortal}
                </a>
              )
            }
          >
            {complete ? words.noneText : words.noneSeenText}
          </Empty>
        </div>
      ) : (
        <>
          <Heads plans={plans} />
          <Card title={words.byMonth}>
            <Months plans={plans} flags={flags} />
          </Card>
          <Card title={words.byContent}>
            <Contents plans={plans} />
          </Card>
        </>
      )}
    </div>
  );
}

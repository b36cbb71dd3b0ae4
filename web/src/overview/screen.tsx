import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { currentLanguage, useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { announce } from '../parts/live.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useMe } from '../session/me.ts';
import { filterFrom, pressing } from './filter.ts';
import { Filters } from './filters.tsx';
import { type Overview, overviewQuery } from './queries.ts';
import { OverviewTable } from './table.tsx';
import { useOverviewWords } from './words.ts';

/** Which platforms have which plans: for the coordinator, overseers and focal units. */
export function OverviewScreen() {
  const words = useOverviewWords();
  const texts = useTexts();
  const { organisation } = useMe();
  const filter = filterFrom(useSearch({ strict: false }));
  const navigate = useNavigate();
  const narrow = (next: Record<string, string>) => void navigate({ to: '.', search: next as never, replace: true });
  const { sort, ...asked } = filter;
  const query = useQuery(overviewQuery(organisation.slug, asked));
  const found = query.data;
  const behind = new URLSearchParams({ ...asked, lang: currentLanguage() });
  const file = (as: 'csv' | 'xlsx') => `/v1/overview/plans.${as}?${behind}`;
  const count = found?.items.length;
  useEffect(() => {
    if (count !== undefined) announce(texts.platforms.count(count));
  }, [count, texts]);
  return (
    <Page
      title={words.title}
      lead={found ? words.lead(found.year) : ' '}
      acts={(['csv', 'xlsx'] as const).map((as) => (
        <a key={as} className="btn" href={file(as)} download>
          <Icon name="down_file" />
          {words.export[as]}
        </a>
      ))}
    >
      {found && <Totals totals={found.totals} />}
      <section className="card" aria-label={words.title}>
        <Filters filter={filter} narrow={narrow} found={found} />
        <Loaded query={query} lines={10}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty
                icon="search"
                title={words.empty}
                action={
                  <Button small onClick={() => narrow({})}>
                    {texts.do.clear}
                  </Button>
                }
              >
                {words.emptyText}
              </Empty>
            ) : (
              <OverviewTable
                items={sort === 'number' ? items : [...items].sort((a, b) => pressing(b) - pressing(a))}
                busy={query.isPlaceholderData}
              />
            )
          }
        </Loaded>
      </section>
    </Page>
  );
}

/** How many there are of each, drawn as one bar; the words and figures say the same. */
function Totals({ totals }: { totals: Overview['totals'] }) {
  const words = useOverviewWords();
  return (
    <div className="card totals">
      <dl>
        {(['platforms', 'issued', 'partial', 'none'] as const).map((name) => (
          <div key={name}>
            <dt>{words.totals[name]}</dt>
            <dd className="num">{totals[name]}</dd>
          </div>
        ))}
      </dl>
      <div className="totals__bar" aria-hidden="true">
        {(['none', 'partial', 'issued'] as const).map((name) => (
          <span key={name} className={`totals__${name}`} style={{ flexGrow: totals[name] }} />
        ))}
      </div>
    </div>
  );
}

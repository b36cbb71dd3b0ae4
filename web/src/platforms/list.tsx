import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { ListFoot } from '../parts/list-foot.tsx';
import { announce } from '../parts/live.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Failure, Skeleton } from '../parts/states.tsx';
import { useMe } from '../session/me.ts';
import { filterFrom, type PlatformFilter } from './filter.ts';
import { Filters } from './filters.tsx';
import { platformsQuery } from './queries.ts';
import { PlatformTable } from './table.tsx';

/** The catalogue as the organisation works with it. The address says what it is narrowed to. */
export function PlatformsScreen() {
  const { organisation } = useMe();
  const { platforms: words, do: verbs } = useTexts();
  const filter = filterFrom(useSearch({ strict: false }));
  const navigate = useNavigate();
  const narrow = (next: PlatformFilter) => void navigate({ to: '.', search: { ...next }, replace: true });
  const query = useInfiniteQuery(platformsQuery(organisation.slug, filter));
  const total = query.data?.pages[0]?.total;
  useEffect(() => {
    if (total !== undefined) announce(words.count(total));
  }, [total, words]);
  const items = query.data?.pages.flatMap(({ items: some }) => some);
  return (
    <Page title={words.title} lead={words.lead}>
      <section className="card" aria-label={words.title}>
        <Filters filter={filter} narrow={narrow} />
        {query.isError && !items && <Failure error={query.error} retry={() => query.refetch()} />}
        {query.isPending && <Skeleton lines={8} />}
        {items && (
          <div aria-busy={query.isPlaceholderData}>
            {items.length === 0 ? (
              <Empty
                icon="search"
                title={words.empty}
                action={
                  <Button small onClick={() => narrow({})}>
                    {verbs.clear}
                  </Button>
                }
              >
                {words.emptyText}
              </Empty>
            ) : (
              <PlatformTable items={items} />
            )}
            <ListFoot query={query}>{words.count(total ?? 0)}</ListFoot>
          </div>
        )}
      </section>
    </Page>
  );
}

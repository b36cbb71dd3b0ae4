import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useIssuedWords } from '../issued/words.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { ListFoot } from '../parts/list-foot.tsx';
import { announce } from '../parts/live.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Failure, Skeleton } from '../parts/states.tsx';
import { Select } from '../platforms/filters.tsx';
import { useMe } from '../session/me.ts';
import { filterFrom, type IncomingFilter, STATES } from './filter.ts';
import { incomingQuery } from './queries.ts';
import { IncomingTable } from './table.tsx';

/** The first year of the programme, from which papers may arrive. */
const FIRST = 2022;

/** The register of plans that reached the organisation. The address says what it is narrowed to. */
export function IncomingScreen() {
  const { organisation } = useMe();
  const { incoming: words } = useIssuedWords();
  const filter = filterFrom(useSearch({ strict: false }));
  const navigate = useNavigate();
  const narrow = (next: IncomingFilter) => void navigate({ to: '.', search: { ...next }, replace: true });
  const query = useInfiniteQuery(incomingQuery(organisation.slug, filter));
  const counts = query.data?.pages[0]?.counts;
  const items = query.data?.pages.flatMap(({ items: some }) => some);
  const total = counts && (filter.state ? counts[filter.state] : counts.new + counts.opened + counts.acknowledged);
  useEffect(() => {
    if (total !== undefined) announce(words.count(total));
  }, [total, words]);
  const states = STATES.map((state) => [state, `${words.states[state]}${counts ? ` (${counts[state]})` : ''}`]);
  const thisYear = new Date().getFullYear();
  const past = Array.from({ length: thisYear - FIRST + 1 }, (_, back) => thisYear - back);
  // Keys that look like numbers would come before all others, so years carry a letter.
  const years = { '': words.anyYear, ...Object.fromEntries(past.map((year) => [`n${year}`, String(year)])) };
  return (
    <Page title={words.title} lead={words.lead}>
      <section className="card" aria-label={words.title}>
        <form className="filters" onSubmit={(event) => event.preventDefault()}>
          <Select
            id="incoming-state"
            label={words.state}
            value={filter.state ?? ''}
            change={(state) => narrow(filterFrom({ ...filter, state }))}
          >
            {{ '': words.any, ...Object.fromEntries(states) }}
          </Select>
          <Select
            id="incoming-year"
            label={words.year}
            value={filter.year ? `n${filter.year}` : ''}
            change={(year) => narrow(filterFrom({ ...filter, year: year.slice(1) }))}
          >
            {years}
          </Select>
        </form>
        {query.isError && !items && <Failure error={query.error} retry={() => query.refetch()} />}
        {query.isPending && <Skeleton lines={6} />}
        {items && items.length === 0 && (
          <Nothing narrowed={filter.state !== undefined || filter.year !== undefined} all={() => narrow({})} />
        )}
        {items && items.length > 0 && (
          <>
            <IncomingTable items={items} />
            <ListFoot query={query}>{words.count(total ?? 0)}</ListFoot>
          </>
        )}
      </section>
    </Page>
  );
}

function Nothing({ narrowed, all }: { narrowed: boolean; all: () => void }) {
  const { incoming: words } = useIssuedWords();
  const { do: verbs } = useTexts();
  if (!narrowed)
    return (
      <Empty icon="inbox" title={words.empty}>
        {words.emptyText}
      </Empty>
    );
  return (
    <Empty
      icon="search"
      title={words.noneMatch}
      action={
        <Button small onClick={all}>
          {verbs.clear}
        </Button>
      }
    >
      {words.noneMatchText}
    </Empty>
  );
}

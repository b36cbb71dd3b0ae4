import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { A } from '../parts/anchor.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { ListFoot } from '../parts/list-foot.tsx';
import { announce } from '../parts/live.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Failure, Skeleton } from '../parts/states.tsx';
import { Select } from '../platforms/filters.tsx';
import { useHref, useMe } from '../session/me.ts';
import { BOXES, filterFrom, KINDS, type ObstacleFilter, STATES } from './filter.ts';
import { obstaclesQuery } from './queries.ts';
import { RaiseDialog } from './raise.tsx';
import { ObstacleTable } from './table.tsx';
import { useObstacleWords } from './words.ts';

/** What stands in the way of plans: what one's unit has to answer, what it raised, all that one may see. */
export function ObstaclesScreen() {
  const words = useObstacleWords();
  const { may } = useMe();
  const filter = filterFrom(useSearch({ strict: false }));
  const navigate = useNavigate();
  const narrow = (next: ObstacleFilter) => void navigate({ to: '.', search: { ...next }, replace: true });
  const [raising, setRaising] = useState<'obstacle' | 'policy' | null>(null);
  const box = filter.box ?? 'in';
  const query = useInfiniteQuery(obstaclesQuery({ ...filter, box }));
  const items = query.data?.pages.flatMap(({ items: some }) => some);
  const counts = query.data?.pages[0]?.counts;
  const all =
    counts && (filter.state ? counts[filter.state] : counts.open + counts.answered + counts.closed + counts.withdrawn);
  useEffect(() => {
    if (all !== undefined) announce(words.count(all));
  }, [all, words]);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        may['obstacle.raise'] && (
          <>
            <Button onClick={() => setRaising('policy')}>
              <Icon name="pencil" />
              {words.propose}
            </Button>
            <Button look="son" onClick={() => setRaising('obstacle')}>
              <Icon name="plus" />
              {words.raise}
            </Button>
          </>
        )
      }
    >
      <Boxes filter={filter} box={box} />
      <section className="card" aria-label={words.box[box]}>
        <Filters filter={filter} narrow={narrow} />
        {query.isError && !items && <Failure error={query.error} retry={() => query.refetch()} />}
        {query.isPending && <Skeleton lines={6} />}
        {items && (
          <div aria-busy={query.isPlaceholderData}>
            {items.length === 0 ? (
              <Empty icon="done" title={words.empty[box] ?? ''}>
                {words.emptyText}
              </Empty>
            ) : (
              <ObstacleTable items={items} />
            )}
            <ListFoot query={query}>
              {words.count(all ?? 0)}
              {counts && counts.overdue > 0 && `, ${words.overdueCount(counts.overdue)}`}
            </ListFoot>
          </div>
        )}
      </section>
      {raising && <RaiseDialog kind={raising} about={null} close={() => setRaising(null)} />}
    </Page>
  );
}

function Boxes({ filter, box }: { filter: ObstacleFilter; box: (typeof BOXES)[number] }) {
  const words = useObstacleWords();
  const href = useHref();
  return (
    <nav className="tabs" aria-label={words.boxes}>
      {BOXES.map((one) => (
        <A
          key={one}
          href={href(`vuong-mac?${new URLSearchParams({ ...filter, box: one })}`)}
          aria-current={one === box ? 'page' : undefined}
        >
          {words.box[one]}
        </A>
      ))}
    </nav>
  );
}

function Filters({ filter, narrow }: { filter: ObstacleFilter; narrow: (next: ObstacleFilter) => void }) {
  const words = useObstacleWords();
  const id = useId();
  const change = (name: keyof ObstacleFilter, value: string) => narrow(filterFrom({ ...filter, [name]: value }));
  const choices = (of: readonly string[], named: Record<string, string>) =>
    Object.fromEntries(of.map((one) => [one, named[one] ?? one]));
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <Select id={`${id}s`} label={words.states} value={filter.state ?? ''} change={(value) => change('state', value)}>
        {{ '': words.anyState, ...choices(STATES, words.state) }}
      </Select>
      <Select id={`${id}k`} label={words.kinds} value={filter.kind ?? ''} change={(value) => change('kind', value)}>
        {{ '': words.anyKind, ...choices(KINDS, words.kind) }}
      </Select>
    </form>
  );
}

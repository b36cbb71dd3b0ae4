import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Button } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { ListFoot } from '../parts/list-foot.tsx';
import { announce } from '../parts/live.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Failure, Skeleton } from '../parts/states.tsx';
import { useHref } from '../session/me.ts';
import { Board } from './board.tsx';
import { Calendar } from './calendar.tsx';
import { addressOf, askedOf, filterFrom, type TaskFilter, VIEWS, type View } from './filter.ts';
import { Filters } from './filters.tsx';
import { MonthGrid } from './month-grid.tsx';
import { tasksQuery } from './queries.ts';
import { Standings } from './standings.tsx';
import { Timeline } from './timeline.tsx';
import { todayInVietnam } from './today.ts';
import type { PlanTask } from './types.ts';
import { useTaskWords } from './words.ts';

const ICONS: Record<View, IconName> = { bang: 'grid', luoi: 'list', 'tien-do': 'forward', lich: 'clock' };

/** Tasks of issued plans, four ways to look at them. The address says which, and what they are narrowed to. */
export function TasksScreen() {
  const words = useTaskWords();
  const { do: verbs } = useTexts();
  const filter = filterFrom(useSearch({ strict: false }));
  const navigate = useNavigate();
  const narrow = (next: TaskFilter) => void navigate({ to: '.', search: { ...next }, replace: true });
  const today = todayInVietnam();
  const view = filter.xem ?? 'bang';
  const query = useInfiniteQuery(tasksQuery(askedOf(filter, today)));
  const items = query.data?.pages.flatMap(({ items: some }) => some);
  const counts = query.data?.pages[0]?.counts;
  const all = counts && total(counts, filter.standing);
  useEffect(() => {
    if (all !== undefined) announce(words.count(all));
  }, [all, words]);
  const narrowed = Object.keys(filter).some((name) => name !== 'xem' && name !== 'thang');
  return (
    <Page title={words.title} lead={words.lead} acts={<Views filter={filter} view={view} />}>
      <section className="card" aria-label={words.title}>
        <Filters filter={filter} narrow={narrow} />
        {counts && <Standings filter={filter} counts={counts} />}
        {query.isError && !items && <Failure error={query.error} retry={() => query.refetch()} />}
        {query.isPending && <Skeleton lines={8} />}
        {items && (
          <div aria-busy={query.isPlaceholderData}>
            {items.length === 0 && view !== 'lich' ? (
              <Empty
                icon="list"
                title={narrowed ? words.emptyFiltered : words.empty}
                action={
                  narrowed && (
                    <Button small onClick={() => narrow(filter.xem ? { xem: filter.xem } : {})}>
                      {verbs.clear}
                    </Button>
                  )
                }
              >
                {narrowed ? words.emptyFilteredText : words.emptyText}
              </Empty>
            ) : (
              <Shown view={view} items={items} filter={filter} today={today} />
            )}
            <ListFoot query={query}>{words.shown(items.length, all ?? items.length)}</ListFoot>
          </div>
        )}
      </section>
    </Page>
  );
}

/** Dropped tasks are listed only when they are asked for, and counted only then. */
function total(counts: Record<string, number>, standing: string | undefined): number {
  if (standing !== undefined) return counts[standing] ?? 0;
  return Object.entries(counts).reduce((sum, [name, n]) => (name === 'dropped' ? sum : sum + n), 0);
}

interface ShownProps {
  view: View;
  items: readonly PlanTask[];
  filter: TaskFilter;
  today: string;
}
function Shown({ view, items, filter, today }: ShownProps) {
  switch (view) {
    case 'bang':
      return <Board items={items} filter={filter} />;
    case 'luoi':
      return <MonthGrid items={items} />;
    case 'tien-do':
      return <Timeline items={items} today={today} />;
    case 'lich':
      return <Calendar items={items} filter={filter} today={today} />;
  }
}

/** Each way of looking has an address of its own, so they are links. */
function Views({ filter, view }: { filter: TaskFilter; view: View }) {
  const words = useTaskWords();
  const href = useHref();
  return (
    <nav className="views" aria-label={words.views}>
      {VIEWS.map((one) => (
        <A key={one} href={href(addressOf({ ...filter, xem: one }))} aria-current={one === view ? 'page' : undefined}>
          <Icon name={ICONS[one]} />
          {words.view[one]}
        </A>
      ))}
    </nav>
  );
}

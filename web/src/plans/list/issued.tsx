import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { day } from '../../dates/format.ts';
import { useTexts } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { Button } from '../../parts/button.tsx';
import { ListFoot } from '../../parts/list-foot.tsx';
import { announce } from '../../parts/live.tsx';
import { Pill } from '../../parts/pill.tsx';
import { StackTable } from '../../parts/stack-table.tsx';
import { Empty, Failure, Skeleton } from '../../parts/states.tsx';
import { useHref, useMe } from '../../session/me.ts';
import { useBeginWords } from '../begin-words.ts';
import { type IssuedRow, issuedQuery } from '../queries.ts';
import { issuedFilter, type PlanFilter } from './filter.ts';
import { PlanFilters } from './filters.tsx';
import { PlatformTiles } from './tiles.tsx';

interface Props {
  filter: PlanFilter;
  narrow: (next: PlanFilter) => void;
}

/** The first year of plans under the programme. */
const FIRST = 2022;

/** Plans that are in force, one's own and those of others that one may see. */
export function Issued({ filter, narrow }: Props) {
  const { organisation } = useMe();
  const { list: words } = useBeginWords();
  const { do: verbs } = useTexts();
  const query = useInfiniteQuery(issuedQuery(organisation.slug, issuedFilter(filter)));
  const items = query.data?.pages.flatMap(({ items: some }) => some);
  const now = new Date().getFullYear();
  const years = Array.from({ length: now + 2 - FIRST }, (_, at) => now + 1 - at);
  const narrowed = Boolean(filter.q || filter.year || filter.kind);
  useEffect(() => {
    if (items) announce(words.count(items.length));
  }, [items?.length, words]);
  return (
    <section className="card" aria-label={words.tabs.issued}>
      <PlanFilters filter={filter} narrow={narrow} years={years} />
      {query.isError && !items && <Failure error={query.error} retry={() => query.refetch()} />}
      {query.isPending && <Skeleton lines={6} />}
      {items?.length === 0 && (
        <Empty
          icon={narrowed ? 'search' : 'list'}
          title={narrowed ? words.noMatch : words.issuedEmpty}
          action={
            narrowed && (
              <Button small onClick={() => narrow({ muc: 'ban-hanh' })}>
                {verbs.clear}
              </Button>
            )
          }
        >
          {narrowed ? words.noMatchText : words.issuedEmptyText}
        </Empty>
      )}
      {items && items.length > 0 && (
        <div aria-busy={query.isPlaceholderData}>
          <StackTable heads={[words.title, words.organisation, words.decision, words.progress]}>
            {items.map((plan) => (
              <Row key={plan.id} plan={plan} />
            ))}
          </StackTable>
          <ListFoot query={query}>{words.count(items.length)}</ListFoot>
        </div>
      )}
    </section>
  );
}

function Row({ plan }: { plan: IssuedRow }) {
  const { list: words } = useBeginWords();
  const { plans, language } = useTexts();
  const href = useHref();
  const { id, title, kind, year, version, platforms, organisation, decision, historical, tasks } = plan;
  const { number, date } = decision;
  return (
    <tr>
      <td>
        <A className="plain b" lang="vi" href={href(`da-ban-hanh/${id}`)}>
          {title}
        </A>
        <div className="small muted row">
          <PlatformTiles codes={platforms} />
          {[
            `${plans.kinds[kind] ?? kind}, ${year}`,
            version > 1 && words.version(version),
            historical && words.historical,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </td>
      <td data-label={words.organisation}>{language === 'en' ? organisation.short.en : organisation.short.vi}</td>
      <td data-label={words.decision} className="small">
        {[number, date && day(date)].filter(Boolean).join(', ') || (
          <span className="quiet">{words.unknownDecision}</span>
        )}
      </td>
      <td data-label={words.progress} className="small">
        {words.done(tasks.done, tasks.all)}
        {tasks.late > 0 && (
          <div>
            <Pill tone="late" icon="warn">
              {words.late(tasks.late)}
            </Pill>
          </div>
        )}
      </td>
    </tr>
  );
}

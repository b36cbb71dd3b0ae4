import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PlanRow } from '../../api/types.ts';
import { useTexts } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { announce } from '../../parts/live.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useHref, useMe } from '../../session/me.ts';
import { useBeginWords } from '../begin-words.ts';
import { plansQuery } from '../queries.ts';
import { PlanTable } from '../table.tsx';
import { drafts, type PlanFilter } from './filter.ts';
import { PlanFilters } from './filters.tsx';

interface Props {
  filter: PlanFilter;
  narrow: (next: PlanFilter) => void;
}

/** The organisation's drafts: what waits for the one who looks, then the rest. */
export function Drafts({ filter, narrow }: Props) {
  const { organisation } = useMe();
  const query = useQuery(plansQuery(organisation.slug));
  return (
    <Loaded query={query} lines={6}>
      {({ items }) => (items.length === 0 ? <None /> : <Found items={items} filter={filter} narrow={narrow} />)}
    </Loaded>
  );
}

function Found({ items, filter, narrow }: Props & { items: readonly PlanRow[] }) {
  const { list: words } = useBeginWords();
  const { do: verbs } = useTexts();
  const { waiting, rest } = drafts(items, filter);
  const years = [...new Set(items.map(({ year }) => year))].sort((a, b) => b - a);
  const count = waiting.length + rest.length;
  useEffect(() => announce(words.count(count)), [count, words]);
  return (
    <div className="stack">
      <section className="card" aria-label={words.tabs.drafts}>
        <PlanFilters filter={filter} narrow={narrow} years={years} />
        {count === 0 && (
          <Empty
            icon="search"
            title={words.noMatch}
            action={
              <Button small onClick={() => narrow({})}>
                {verbs.clear}
              </Button>
            }
          >
            {words.noMatchText}
          </Empty>
        )}
      </section>
      {waiting.length > 0 && (
        <Card title={words.waiting} count={waiting.length}>
          <PlanTable items={waiting} />
        </Card>
      )}
      {rest.length > 0 && (
        <Card title={waiting.length > 0 ? words.rest : words.tabs.drafts} count={rest.length}>
          <PlanTable items={rest} />
        </Card>
      )}
    </div>
  );
}

function None() {
  const words = useBeginWords();
  const { may } = useMe();
  const href = useHref();
  return (
    <section className="card" aria-label={words.list.tabs.drafts}>
      <Empty
        icon="list"
        title={words.list.empty}
        action={
          may['plan.draft'] && (
            <A className="btn btn--s" href={href('ke-hoach/moi')}>
              {words.title}
            </A>
          )
        }
      >
        {words.list.emptyText}
      </Empty>
    </section>
  );
}

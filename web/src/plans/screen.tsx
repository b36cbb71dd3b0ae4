import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useHref, useMe } from '../session/me.ts';
import { plansQuery } from './queries.ts';
import { PlanTable } from './table.tsx';

/** The organisation's drafts, from the first line to issuing. */
export function PlansScreen() {
  const { organisation } = useMe();
  const { plans: words } = useTexts();
  const href = useHref();
  const query = useQuery(plansQuery(organisation.slug));
  return (
    <Page title={words.title} lead={words.lead}>
      <section className="card" aria-label={words.title}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty
                icon="list"
                title={words.empty}
                action={
                  <A className="btn btn--s" href={href('nen-tang?mine=1')}>
                    {words.toPlatforms}
                  </A>
                }
              >
                {words.emptyText}
              </Empty>
            ) : (
              <PlanTable items={items} />
            )
          }
        </Loaded>
      </section>
    </Page>
  );
}

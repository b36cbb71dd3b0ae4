import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { ListFoot } from '../parts/list-foot.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Failure, Skeleton } from '../parts/states.tsx';
import { useMe } from '../session/me.ts';
import { type AuditFilter, type Chain, chainFrom, exportHref, filterFrom } from './filter.ts';
import { Filters } from './filters.tsx';
import { auditQuery } from './queries.ts';
import { AuditTable } from './table.tsx';
import { VerifyCard } from './verify.tsx';

/** Who did what, when, before and after. The address says what it is narrowed to. */
export function AuditScreen() {
  const { organisation } = useMe();
  const { audit: words, do: verbs } = useTexts();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const filter = filterFrom(search);
  const chain = chainFrom(search);
  const narrow = (next: AuditFilter, of: Chain = chain) =>
    void navigate({ to: '.', search: { ...next, ...(of === 'programme' && { so: 'nguoi' }) }, replace: true });
  const query = useInfiniteQuery(auditQuery(organisation.slug, chain, filter));
  const items = query.data?.pages.flatMap(({ items: some }) => some);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        <a className="btn" href={exportHref(organisation.slug, chain, filter)} download>
          <Icon name="down_file" />
          {words.export}
        </a>
      }
    >
      <div className="stack">
        {chain === 'workspace' && <VerifyCard />}
        <section className="card" aria-label={words.title}>
          <Filters
            key={chain}
            chain={chain}
            filter={filter}
            actions={query.data?.pages[0]?.actions ?? []}
            actors={query.data?.pages[0]?.actors ?? []}
            narrow={narrow}
          />
          {query.isError && !items && <Failure error={query.error} retry={() => query.refetch()} />}
          {query.isPending && <Skeleton lines={8} />}
          {items?.length === 0 && (
            <Empty
              icon="history"
              title={words.empty}
              action={
                <Button small onClick={() => narrow({})}>
                  {verbs.clear}
                </Button>
              }
            >
              {words.emptyText}
            </Empty>
          )}
          {items && items.length > 0 && <AuditTable items={items} busy={query.isPlaceholderData} />}
          <ListFoot query={query} />
        </section>
      </div>
    </Page>
  );
}

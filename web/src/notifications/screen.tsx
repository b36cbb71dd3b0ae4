import { useInfiniteQuery } from '@tanstack/react-query';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Button } from '../parts/button.tsx';
import { ListFoot } from '../parts/list-foot.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Failure, Skeleton } from '../parts/states.tsx';
import { useHref, useMe } from '../session/me.ts';
import { allNotifications } from './queries.ts';
import { useMarkRead } from './read.ts';
import { Told } from './told.tsx';

export function NotificationsScreen() {
  const { unread } = useMe();
  const { notifications: words } = useTexts();
  const href = useHref();
  const query = useInfiniteQuery(allNotifications);
  const { markAll, marking } = useMarkRead();
  const items = query.data?.pages.flatMap(({ items: some }) => some);
  return (
    <Page
      title={words.title}
      lead={words.unread(unread)}
      narrow
      acts={
        <>
          {unread > 0 && (
            <Button busy={marking} onClick={markAll}>
              {words.markAll}
            </Button>
          )}
          <A className="btn btn--ghost" href={href('tai-khoan/thong-bao')}>
            {words.settings}
          </A>
        </>
      }
    >
      <section className="card told-list" aria-label={words.title}>
        {query.isError && !items && <Failure error={query.error} retry={() => query.refetch()} />}
        {query.isPending && <Skeleton />}
        {items?.length === 0 && (
          <Empty icon="bell" title={words.empty}>
            {words.emptyText}
          </Empty>
        )}
        {items?.map((told) => (
          <Told key={told.id} told={told} />
        ))}
        <ListFoot query={query} />
      </section>
    </Page>
  );
}

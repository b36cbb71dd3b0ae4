import { useInfiniteQuery } from '@tanstack/react-query';
import { useTexts } from '../language/store.ts';
import { Empty, Failure, Skeleton } from '../parts/states.tsx';
import { platformsQuery } from '../platforms/queries.ts';
import { PlatformTable } from '../platforms/table.tsx';
import { useMe } from '../session/me.ts';

/** As many as fit on the first screen; the whole list is a click away. */
const SHOWN = 8;

export function MyPlatforms() {
  const { organisation } = useMe();
  const { work } = useTexts();
  const query = useInfiniteQuery(platformsQuery(organisation.slug, { mine: '1' }));
  if (query.isError) return <Failure error={query.error} retry={() => query.refetch()} />;
  if (!query.data) return <Skeleton />;
  const items = query.data.pages.flatMap(({ items: some }) => some).slice(0, SHOWN);
  if (items.length === 0)
    return (
      <Empty icon="grid" title={work.mineEmpty}>
        {work.mineEmptyText}
      </Empty>
    );
  return <PlatformTable items={items} />;
}

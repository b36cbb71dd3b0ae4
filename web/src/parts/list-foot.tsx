import type { ReactNode } from 'react';
import { useTexts } from '../language/store.ts';
import { Button } from './button.tsx';

interface Props {
  /** A query whose answers come page by page. */
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  /** How much there is, in words. */
  children?: ReactNode;
}

/** Below a list: how much there is, and the way to more of it. */
export function ListFoot({ query, children }: Props) {
  const { do: verbs } = useTexts();
  if (!query.hasNextPage && children === undefined) return null;
  return (
    <div className="card__f row">
      {children !== undefined && <span className="small quiet grow">{children}</span>}
      {query.hasNextPage && (
        <Button small busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {verbs.more}
        </Button>
      )}
    </div>
  );
}

import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { ConnectionLost, Problem } from '../api/problem.ts';
import { useTexts } from '../language/store.ts';
import type { Texts } from '../texts/vi.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icons.tsx';

/** Milliseconds before a wait is shown: shorter ones would only flicker. */
const PATIENCE = 300;

/** Grey lines where something is about to be. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const texts = useTexts();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" className="card__b stack stack--close">
      {shown && (
        <>
          <span className="sr">{texts.state.loading}</span>
          {Array.from({ length: lines }, (_, line) => (
            <div key={line} className={`sk ${['sk--60', '', 'sk--82'][line % 3]}`} />
          ))}
        </>
      )}
    </div>
  );
}

/** What belongs here, and the one thing to do about it. */
export function Empty({
  icon = 'inbox',
  title,
  children,
  action,
}: {
  icon?: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p className="b">{title}</p>
      {children && <p className="small muted">{children}</p>}
      {action}
    </div>
  );
}

/** What went wrong, in words, for whoever looks at the page. */
export function wordsFor(error: unknown, texts: Texts): string {
  if (error instanceof ConnectionLost) return texts.failure.lost;
  if (error instanceof Problem) {
    if (error.retryAfter !== null && error.message === '') return texts.failure.busy(error.retryAfter);
    return error.message === '' ? texts.failure.unexpected : error.message;
  }
  return texts.failure.unexpected;
}

export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const texts = useTexts();
  return (
    <div className="empty" role="alert">
      <Icon name="warn" />
      <p className="b">{texts.failure.title}</p>
      <p className="small muted">{wordsFor(error, texts)}</p>
      <Button small onClick={retry}>
        {texts.do.again}
      </Button>
    </div>
  );
}

/** What was asked for once it is there; grey lines until then, the reason and a way to ask again when it fails. */
export function Loaded<T>({
  query,
  lines,
  children,
}: {
  query: UseQueryResult<T>;
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failure error={query.error} retry={() => query.refetch()} />;
  return <Skeleton {...(lines !== undefined && { lines })} />;
}

import type { ReactNode } from 'react';
import { day } from '../dates/format.ts';
import { A } from '../parts/anchor.tsx';
import { useHref } from '../session/me.ts';
import { ObstacleState } from './state.tsx';
import type { ObstacleShort } from './types.ts';
import { useObstacleWords } from './words.ts';

/** An obstacle as a line of a short list. */
export function ObstacleLine({ obstacle, act }: { obstacle: ObstacleShort; act?: ReactNode }) {
  const words = useObstacleWords();
  const href = useHref();
  return (
    <li className="obstacle-line">
      <div className="grow">
        <A className="plain b" href={href(`vuong-mac/${obstacle.id}`)} lang="vi">
          {obstacle.title}
        </A>
        <p className="small muted">
          {words.kind[obstacle.kind]}
          {'. '}
          {words.due}: <time dateTime={obstacle.dueOn}>{day(obstacle.dueOn)}</time>
          {obstacle.blocks && obstacle.state === 'open' && `. ${words.blocks}`}
        </p>
        <ObstacleState obstacle={obstacle} />
      </div>
      {act}
    </li>
  );
}

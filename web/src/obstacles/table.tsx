import { day } from '../dates/format.ts';
import { A } from '../parts/anchor.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { useHref } from '../session/me.ts';
import { placeName } from './place.ts';
import { ObstacleState } from './state.tsx';
import type { Obstacle } from './types.ts';
import { useObstacleWords } from './words.ts';

export function ObstacleTable({ items }: { items: readonly Obstacle[] }) {
  const words = useObstacleWords();
  const href = useHref();
  return (
    <StackTable heads={[words.about, words.from, words.to, words.due, words.status]}>
      {items.map((one) => (
        <tr key={one.id}>
          <td>
            <A className="plain b" href={href(`vuong-mac/${one.id}`)} lang="vi">
              {one.title}
            </A>
            <div className="small muted" lang="vi">
              {[words.kind[one.kind], one.task?.title ?? one.plan?.title ?? one.platform?.code]
                .filter(Boolean)
                .join('. ')}
            </div>
            {one.blocks && one.state === 'open' && <div className="small cam">{words.blocks}</div>}
          </td>
          <td className="small" data-label={words.from}>
            {placeName(one.from)}
          </td>
          <td className="small" data-label={words.to}>
            {placeName(one.to)}
          </td>
          <td className="small nowrap" data-label={words.due}>
            <time dateTime={one.dueOn}>{day(one.dueOn)}</time>
          </td>
          <td>
            <ObstacleState obstacle={one} />
          </td>
        </tr>
      ))}
    </StackTable>
  );
}

import { A } from '../parts/anchor.tsx';
import { Icon } from '../parts/icons.tsx';
import { useHref } from '../session/me.ts';
import { addressOf, STANDINGS, type TaskFilter } from './filter.ts';
import { LOOK } from './standing.tsx';
import type { TaskList } from './types.ts';
import { useTaskWords } from './words.ts';

/** How many there are of each standing; each narrows the list to itself. */
export function Standings({ filter, counts }: { filter: TaskFilter; counts: TaskList['counts'] }) {
  const words = useTaskWords();
  const href = useHref();
  const { standing: now, ...rest } = filter;
  return (
    <nav className="standings" aria-label={words.standings}>
      <A href={href(addressOf(rest))} aria-current={now === undefined ? 'true' : undefined}>
        {words.allStandings}
      </A>
      {STANDINGS.filter((one) => counts[one] > 0 || one === now).map((one) => (
        <A
          key={one}
          className={`standings__${LOOK[one].tone}`}
          href={href(addressOf({ ...rest, standing: one }))}
          aria-current={one === now ? 'true' : undefined}
        >
          <Icon name={LOOK[one].icon} />
          {words.standing[one]} <b className="num">{counts[one]}</b>
        </A>
      ))}
    </nav>
  );
}

import { Pill } from '../parts/pill.tsx';
import type { ObstacleShort } from './types.ts';
import { useObstacleWords } from './words.ts';

const LOOK = {
  open: { tone: 'cham', icon: 'clock' },
  answered: { tone: 'luc', icon: 'mail' },
  closed: { tone: 'plain', icon: 'done' },
  withdrawn: { tone: 'plain', icon: 'back' },
} as const;

/** Where an obstacle stands; an answer that should have come says so. */
export function ObstacleState({
  obstacle: { state, overdue },
}: {
  obstacle: Pick<ObstacleShort, 'state' | 'overdue'>;
}) {
  const words = useObstacleWords();
  if (overdue)
    return (
      <Pill tone="late" icon="warn">
        {words.overdue}
      </Pill>
    );
  return <Pill {...LOOK[state]}>{words.state[state] ?? state}</Pill>;
}

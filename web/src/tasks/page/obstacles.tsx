import { useState } from 'react';
import { ObstacleLine } from '../../obstacles/line.tsx';
import { RaiseDialog } from '../../obstacles/raise.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Icon } from '../../parts/icons.tsx';
import type { TaskPage } from '../types.ts';
import { useTaskWords } from '../words.ts';

/** What stands in the way of a task, and how one says so. */
export function TaskObstacles({ task }: { task: TaskPage }) {
  const { page: words } = useTaskWords();
  const [raising, setRaising] = useState<'obstacle' | 'policy' | null>(null);
  return (
    <Card title={words.obstacles} count={task.obstacles.length}>
      {task.obstacles.length === 0 ? (
        <p className="card__b small muted">{words.noObstacles}</p>
      ) : (
        <ul className="found">
          {task.obstacles.map((one) => (
            <ObstacleLine key={one.id} obstacle={one} />
          ))}
        </ul>
      )}
      {task.mayRaise && (
        <div className="card__f row">
          <Button small onClick={() => setRaising('obstacle')}>
            <Icon name="warn" />
            {words.raise}
          </Button>
          <Button small onClick={() => setRaising('policy')}>
            <Icon name="pencil" />
            {words.propose}
          </Button>
        </div>
      )}
      {raising && <RaiseDialog kind={raising} about={{ task }} close={() => setRaising(null)} />}
    </Card>
  );
}

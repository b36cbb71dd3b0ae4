import { useId, useState } from 'react';
import { A } from '../parts/anchor.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { useHref } from '../session/me.ts';
import { Due } from './due.tsx';
import { addressOf, type TaskFilter } from './filter.ts';
import { UpdateDialog } from './page/update-dialog.tsx';
import { partyName } from './party.ts';
import { Progress } from './progress.tsx';
import { LOOK } from './standing.tsx';
import type { PlanTask, Standing } from './types.ts';
import { useTaskWords } from './words.ts';

const COLUMNS: readonly Standing[] = ['planned', 'in_progress', 'at_risk', 'blocked', 'late', 'done'];

/** Cards that a column shows while there are others beside it. */
const ROOM = 8;

/** Tasks in columns by how they stand. They move by what is recorded of them, never by hand. */
export function Board({ items, filter }: { items: readonly PlanTask[]; filter: TaskFilter }) {
  const only = filter.standing;
  const [updating, setUpdating] = useState<PlanTask | null>(null);
  const columns = only === undefined ? COLUMNS : [only];
  return (
    <>
      <div className={only === undefined ? 'board' : 'board board--one'}>
        {columns.map((standing) => (
          <Column
            key={standing}
            standing={standing}
            items={items.filter((task) => task.standing === standing)}
            all={only === undefined ? addressOf({ ...filter, standing }) : null}
            update={setUpdating}
          />
        ))}
      </div>
      {updating && <UpdateDialog task={updating} close={() => setUpdating(null)} />}
    </>
  );
}

interface ColumnProps {
  standing: Standing;
  items: readonly PlanTask[];
  /** Where all of this standing are listed; null where they are listed here. */
  all: string | null;
  update: (task: PlanTask) => void;
}
function Column({ standing, items, all, update }: ColumnProps) {
  const words = useTaskWords();
  const href = useHref();
  const id = useId();
  return (
    <section className={items.length === 0 ? 'board__col board__col--none' : 'board__col'} aria-labelledby={id}>
      <h2 id={id} className={`board__h board__h--${LOOK[standing].tone}`}>
        <Icon name={LOOK[standing].icon} />
        {words.standing[standing]} <span className="num">{items.length}</span>
      </h2>
      {items.length === 0 ? (
        <p className="small quiet board__none">{words.none}</p>
      ) : (
        <ul>
          {(all === null ? items : items.slice(0, ROOM)).map((task) => (
            <TaskCard key={task.id} task={task} update={() => update(task)} />
          ))}
        </ul>
      )}
      {all !== null && items.length > ROOM && (
        <A className="small board__all" href={href(all)}>
          {words.allOf(items.length)}
          <span className="sr">: {words.standing[standing]}</span>
        </A>
      )}
    </section>
  );
}

function TaskCard({ task, update }: { task: PlanTask; update: () => void }) {
  const words = useTaskWords();
  const href = useHref();
  const { id, title, plan, openObstacles, progress, mayProgress } = task;
  return (
    <li className="task-card">
      <A className="plain b" href={href(`cong-viec/${id}`)} lang="vi">
        {title}
      </A>
      <p className="small">
        <span className="quiet">{words.due}: </span>
        <Due task={task} />
      </p>
      <p className="small muted">{partyName(task.responsible, words, plan.organisation.short)}</p>
      <Progress value={progress} />
      {openObstacles > 0 && (
        <p className="small cam">
          <Icon name="warn" /> {words.openObstacles(openObstacles)}
        </p>
      )}
      {mayProgress && (
        <Button small onClick={update}>
          {words.update}
          <span className="sr"> {title}</span>
        </Button>
      )}
    </li>
  );
}

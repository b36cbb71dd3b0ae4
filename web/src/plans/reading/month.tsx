import type { ReactNode } from 'react';
import { when, whose } from './lines.ts';
import type { Month, Named, Task } from './plan.ts';
import { useReadingWords } from './words.ts';

interface Props {
  month: Month;
  name: Named;
  /** Beside a task: how it stands, once the plan is carried out. */
  standing?: (task: Task) => ReactNode;
}

/** One month: its tasks with who answers for them, and the results that are expected. */
export function ReadMonth({ month: { tasks, results }, name, standing }: Props) {
  const words = useReadingWords();
  const numberOf = (key: string) => tasks.findIndex((task) => task.key === key) + 1;
  return (
    <div className="month" lang="vi">
      <div>
        <h3>{words.tasks}</h3>
        {tasks.length === 0 ? (
          <p className="muted">{words.noTasks}</p>
        ) : (
          <ol className="numbered">
            {tasks.map((task) => (
              <li key={task.key}>
                {task.title}
                <div className="small muted">
                  {whose(task, name, words)}
                  {when(task, words)}
                </div>
                {standing?.(task)}
              </li>
            ))}
          </ol>
        )}
      </div>
      <div>
        <h3>{words.results}</h3>
        {results.length === 0 ? (
          <p className="muted">{words.empty}</p>
        ) : (
          <ul className="dashed">
            {results.map(({ key, text, tasks: of }) => (
              <li key={key}>
                {text}
                {of.length > 0 && (
                  <span className="small muted"> ({words.ofTasks(of.map(numberOf).filter(Boolean).join(', '))})</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

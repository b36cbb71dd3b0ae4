import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '../../api/problem.ts';
import { A } from '../../parts/anchor.tsx';
import { Card } from '../../parts/card.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useHref } from '../../session/me.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { taskQuery } from '../queries.ts';
import type { PlanTask, TaskPage } from '../types.ts';
import { useTaskWords } from '../words.ts';
import { Expected } from './expected.tsx';
import { Facts } from './facts.tsx';
import { TaskObstacles } from './obstacles.tsx';
import { UpdateForm } from './update-form.tsx';
import { Updates } from './updates.tsx';

/** One task: what is expected of it, how it comes on, what stands in its way. */
export function TaskScreen() {
  const words = useTaskWords();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const href = useHref();
  const query = useQuery(taskQuery(id));
  if (isProblem(query.error, 'not_found')) return <NotFound />;
  const task = query.data;
  return (
    <Page
      title={task?.title ?? words.name}
      lead={task && words.page.lead(words.month(task.month, task.plan.year), task.plan.title)}
      acts={
        <A className="btn" href={href('cong-viec')}>
          <Icon name="back" />
          {words.page.back}
        </A>
      }
    >
      <Loaded query={query} lines={6}>
        {(found) => (
          <div className="grid-main">
            <div className="stack">
              <Expected task={found} />
              <Recording key={found.id} task={found} />
              <Updates task={found} />
            </div>
            <aside className="stack" aria-label={words.page.facts}>
              <Facts task={found} />
              <TaskObstacles task={found} />
            </aside>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Recording({ task }: { task: TaskPage }) {
  const words = useTaskWords();
  // A form is about the task as it was when it was begun: what others record meanwhile must not empty it.
  const [begun, setBegun] = useState<PlanTask>(task);
  if (task.mayProgress)
    return (
      <Card title={words.form.title} padded>
        <UpdateForm key={begun.version} task={begun} onSent={setBegun} />
      </Card>
    );
  return (
    <p className="note">
      <Icon name="info" />
      <span>{task.state === 'dropped' ? words.page.mayNot : words.page.noUpdate}</span>
    </p>
  );
}

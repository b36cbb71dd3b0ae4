import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Task } from '../api/types.ts';
import { longDay } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Card } from '../parts/card.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { platformsQuery } from '../platforms/queries.ts';
import { useHref, useMe } from '../session/me.ts';
import { Calendar } from './calendar.tsx';
import { MyPlatforms } from './my-platforms.tsx';
import { dutiesNowQuery, workQuery } from './queries.ts';
import { Recent } from './recent.tsx';
import { inOrder } from './tasks.ts';
import { Todo } from './todo.tsx';
import { Waiting } from './waiting.tsx';

/** Every role lands here: what waits for them, nearest date first, one action a row. */
export function WorkScreen() {
  const { organisation, may } = useMe();
  const { work, do: verbs } = useTexts();
  const href = useHref();
  const query = useQuery(workQuery(organisation.slug));
  const owed = useQuery({ ...dutiesNowQuery(organisation.slug), enabled: may['plan.read'] === true });
  const found = query.data && {
    ...query.data,
    items: inOrder(query.data.items, owed.data?.items ?? [], href),
  };
  const mine = useInfiniteQuery({
    ...platformsQuery(organisation.slug, { mine: '1' }),
    enabled: may['platform.list'] !== false,
  });
  const nameOf = (code: string) => {
    const platform = mine.data?.pages.flatMap(({ items }) => items).find((one) => one.code === code);
    return platform ? `${platform.name} (${platform.number})` : code;
  };
  const dated = (found?.items ?? []).filter((task: Task) => task.due);
  const lead = found && work.lead(longDay(found.today), found.items.length);
  return (
    <Page title={work.title} lead={lead ?? ' '}>
      <div className="grid-main">
        <div className="stack">
          <Card title={work.todo} {...(found && { count: found.items.length })}>
            <Loaded query={query}>
              {({ today }) =>
                (found?.items ?? []).length === 0 ? (
                  <Empty icon="done" title={work.todoEmpty}>
                    {work.todoEmptyText}
                  </Empty>
                ) : (
                  <ul>
                    {found?.items.map((task, at) => (
                      <Todo
                        key={`${task.kind} ${task.id}`}
                        task={task}
                        today={today}
                        first={at === 0}
                        nameOf={nameOf}
                      />
                    ))}
                  </ul>
                )
              }
            </Loaded>
          </Card>
          {may['platform.list'] !== false && (
            <Card
              title={work.mine}
              action={
                <A className="small" href={href('nen-tang?mine=1')}>
                  {verbs.all}
                </A>
              }
            >
              <MyPlatforms />
            </Card>
          )}
          <Card title={work.waiting}>
            <Loaded query={query} lines={2}>
              {({ waiting, today }) => <Waiting tasks={waiting} today={today} />}
            </Loaded>
          </Card>
        </div>
        <aside className="stack" aria-label={work.recent}>
          {found && dated.length > 0 && <Calendar today={found.today} tasks={dated} />}
          <Card
            title={work.recent}
            padded
            action={
              may['audit.read'] && (
                <A className="small" href={href('nhat-ky')}>
                  {verbs.all}
                </A>
              )
            }
          >
            <Loaded query={query}>{({ recent }) => <Recent recent={recent} />}</Loaded>
          </Card>
        </aside>
      </div>
    </Page>
  );
}

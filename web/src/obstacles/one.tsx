import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { isProblem } from '../api/problem.ts';
import { day, moment } from '../dates/format.ts';
import { A } from '../parts/anchor.tsx';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { Loaded } from '../parts/states.tsx';
import { useHref } from '../session/me.ts';
import { NotFound } from '../shell/not-found.tsx';
import { Links } from './links.tsx';
import { placeName } from './place.ts';
import { obstacleQuery } from './queries.ts';
import { ReplyForm } from './reply.tsx';
import { ObstacleState } from './state.tsx';
import type { OneObstacle } from './types.ts';
import { useObstacleWords } from './words.ts';

/** One obstacle: what was raised, what was said of it, what one can say now. */
export function ObstacleScreen() {
  const words = useObstacleWords();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const href = useHref();
  const query = useQuery(obstacleQuery(id));
  if (isProblem(query.error, 'not_found')) return <NotFound />;
  const found = query.data;
  return (
    <Page
      title={found?.title ?? words.title}
      lead={found && `${words.kind[found.kind]}. ${words.page.raisedBy(found.from.author, placeName(found.from))}`}
      acts={
        <A className="btn" href={href('vuong-mac')}>
          <Icon name="back" />
          {words.page.back}
        </A>
      }
    >
      <Loaded query={query} lines={6}>
        {(obstacle) => (
          <div className="grid-main">
            <div className="stack">
              <Thread obstacle={obstacle} />
              <ReplyForm obstacle={obstacle} />
            </div>
            <aside className="stack" aria-label={words.page.facts}>
              <Facts obstacle={obstacle} />
              <Links obstacle={obstacle} />
            </aside>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Thread({ obstacle }: { obstacle: OneObstacle }) {
  const words = useObstacleWords();
  const { from, raisedAt, body, replies } = obstacle;
  return (
    <Card title={words.page.thread} count={replies.length + 1} padded>
      <ol className="trail thread">
        <li>
          <b>{from.author}</b> {words.page.raised}
          <div className="muted">{placeName(from)}</div>
          <time dateTime={raisedAt}>{moment(raisedAt)}</time>
          <p className="pre" lang="vi">
            {body}
          </p>
        </li>
        {replies.map((one) => (
          <li key={one.id}>
            <b>{one.author}</b> {words.page.said[one.kind]}
            {one.dueOn && ` ${words.page.until(day(one.dueOn))}`}
            <div className="muted">{one.organisation.short}</div>
            <time dateTime={one.at}>{moment(one.at)}</time>
            <p className="pre" lang="vi">
              {one.body}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Facts({ obstacle }: { obstacle: OneObstacle }) {
  const words = useObstacleWords();
  const href = useHref();
  const { to, dueOn, blocks, task, plan, platform } = obstacle;
  return (
    <Card title={words.page.facts} padded>
      <dl className="facts">
        <dt>{words.status}</dt>
        <dd>
          <ObstacleState obstacle={obstacle} />
          {blocks && obstacle.state === 'open' && <div className="small cam">{words.blocks}</div>}
        </dd>
        <dt>{words.to}</dt>
        <dd>{placeName(to)}</dd>
        <dt>{words.due}</dt>
        <dd>
          <time dateTime={dueOn}>{day(dueOn)}</time>
        </dd>
        {task && (
          <>
            <dt>{words.of.task}</dt>
            <dd lang="vi">
              <A href={href(`cong-viec/${task.id}`)}>{task.title}</A>
            </dd>
          </>
        )}
        {plan && (
          <>
            <dt>{words.of.plan}</dt>
            <dd lang="vi">
              <A href={href(`da-ban-hanh/${plan.id}`)}>{plan.title}</A>
            </dd>
          </>
        )}
        {platform && (
          <>
            <dt>{words.of.platform}</dt>
            <dd>
              <A href={href(`nen-tang/${platform.slug}`)}>{platform.code}</A>
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

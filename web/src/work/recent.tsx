import type { Work } from '../api/types.ts';
import { moment } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { useHref, useMe } from '../session/me.ts';
import { subjectPlace } from './tasks.ts';

export function Recent({ recent }: { recent: Work['recent'] }) {
  const { work, state } = useTexts();
  const { person } = useMe();
  const toPlace = useHref();
  if (recent.length === 0) return <p className="muted">{work.recentEmpty}</p>;
  return (
    <ol className="trail">
      {recent.map(({ at, actor, action, subject, title }, index) => (
        <li key={`${at} ${action} ${subject}`} className={index === 0 ? 'now' : undefined}>
          <b>{actor.key === person.key ? state.you.replace(/^./, (c) => c.toUpperCase()) : actor.name}</b>{' '}
          {work.deeds[action] ?? work.deed}
          {title && (
            <>
              {' '}
              <A className="plain b" href={subjectPlace(subject, action, toPlace)}>
                {title}
              </A>
            </>
          )}
          <time dateTime={at}>{moment(at)}</time>
        </li>
      ))}
    </ol>
  );
}

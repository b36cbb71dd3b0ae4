import { day } from '../../dates/format.ts';
import { Card } from '../../parts/card.tsx';
import { Icon } from '../../parts/icons.tsx';
import type { TaskPage } from '../types.ts';
import { useTaskWords } from '../words.ts';

/** The results a task is done against, and which of them are reached. */
export function Expected({ task: { results } }: { task: TaskPage }) {
  const words = useTaskWords();
  const met = results.filter(({ metAt }) => metAt !== null).length;
  return (
    <Card
      title={words.page.expected}
      padded
      action={results.length > 0 && <span className="small num">{`${met}/${results.length} ${words.met}`}</span>}
    >
      {results.length === 0 ? (
        <p className="muted">{words.noResults}</p>
      ) : (
        <ul className="stack stack--close">
          {results.map(({ id, text, metAt, metNote, own }) => (
            <li key={id} className="result">
              <Icon name={metAt ? 'done' : 'ring'} className={metAt ? 'luc' : ''} />
              <div>
                <p>
                  <span lang="vi">{text}</span>{' '}
                  <span className={metAt ? 'small luc' : 'small quiet'}>
                    {metAt ? words.page.metAt(day(metAt)) : words.notMet}
                  </span>
                </p>
                {metNote && (
                  <p className="small muted" lang="vi">
                    {metNote}
                  </p>
                )}
                {!own && <p className="small quiet">{words.page.shared}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

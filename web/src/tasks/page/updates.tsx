import { moment } from '../../dates/format.ts';
import { Card } from '../../parts/card.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Pill } from '../../parts/pill.tsx';
import { Empty } from '../../parts/states.tsx';
import type { TaskPage, Update } from '../types.ts';
import { useTaskWords } from '../words.ts';
import { FileState } from './evidence.tsx';

/** What was recorded of a task, newest first. */
export function Updates({ task }: { task: TaskPage }) {
  const words = useTaskWords();
  return (
    <Card title={words.page.updates} count={task.updates.length} padded>
      {task.updates.length === 0 ? (
        <Empty icon="history" title={words.page.noUpdates}>
          {words.page.noUpdatesText}
        </Empty>
      ) : (
        <ol className="trail">
          {task.updates.map((update, at) => (
            <li key={update.id} className={at === 0 ? 'now' : undefined}>
              <One update={update} task={task} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function One({ update, task }: { update: Update; task: TaskPage }) {
  const words = useTaskWords();
  const { at, author, organisation, progress, state, reopened, note, results, evidence } = update;
  const textOf = (id: string) => task.results.find((one) => one.id === id)?.text;
  return (
    <>
      <b>{words.page.said(words.form.states[state] ?? words.standing[state] ?? state, progress)}</b>{' '}
      {reopened && (
        <Pill tone="cam" icon="back">
          {words.page.reopened}
        </Pill>
      )}
      <div className="muted">{`${author}, ${organisation.short}`}</div>
      <time dateTime={at}>{moment(at)}</time>
      {note && (
        <p className="pre" lang="vi">
          {note}
        </p>
      )}
      {results.length > 0 && (
        <ul aria-label={words.page.reached} lang="vi">
          {results.map(({ result, note: how }) => (
            <li key={result} className="result">
              <Icon name="done" className="luc" />
              <div>
                <p>{textOf(result)}</p>
                {how && <p className="small muted">{how}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
      {evidence.length > 0 && (
        <ul aria-label={words.page.evidence} className="evidence">
          {evidence.map(({ file, url, title }, place) => (
            <li key={`${place} ${file ?? url}`}>
              <Icon name={file ? 'file' : 'outside'} />
              {file ? (
                <>
                  <a className="grow break" href={`/v1/tasks/${task.id}/files/${file}`} download>
                    {title}
                  </a>
                  <FileState task={task.id} file={file} />
                </>
              ) : (
                <a className="grow break" href={url} rel="noopener noreferrer" target="_blank">
                  {title}
                  <span className="sr"> ({words.evidence.outside})</span>
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

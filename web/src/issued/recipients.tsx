import { moment } from '../dates/format.ts';
import { currentLanguage } from '../language/store.ts';
import { Card } from '../parts/card.tsx';
import { Pill } from '../parts/pill.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { Empty } from '../parts/states.tsx';
import type { Issued } from './queries.ts';
import { useIssuedWords } from './words.ts';

/** Whom the plan reached, who opened it and who acknowledged it, as far as one may know. */
export function Recipients({ plan: { recipients, mine, delivery } }: { plan: Issued }) {
  const words = useIssuedWords();
  return (
    <Card
      title={words.tabs.recipients}
      count={recipients.length}
      foot={!mine && delivery !== null && recipients.length === 1 ? words.ownRowOnly : undefined}
    >
      {recipients.length === 0 ? (
        <Empty icon="send" title={words.noRecipients} />
      ) : (
        <StackTable heads={[words.recipient, { num: words.arrivalNumber }, words.opened, words.acknowledgedAt]}>
          {recipients.map(({ slug, short, arrivalNumber, arrivedAt, openedAt, acknowledgedAt, acknowledgedBy }) => (
            <tr key={slug}>
              <td>
                <b>{short[currentLanguage()]}</b>
              </td>
              <td className="num" data-label={words.arrivalNumber}>
                {arrivalNumber}
                <div className="small muted">
                  <time dateTime={arrivedAt}>{moment(arrivedAt)}</time>
                </div>
              </td>
              <td data-label={words.opened}>
                <At at={openedAt} none={words.notYet} />
              </td>
              <td data-label={words.acknowledgedAt}>
                <At at={acknowledgedAt} none={words.notYet} done />
                {acknowledgedBy && <div className="small muted">{acknowledgedBy}</div>}
              </td>
            </tr>
          ))}
        </StackTable>
      )}
    </Card>
  );
}

function At({ at, none, done = false }: { at: string | null; none: string; done?: boolean }) {
  if (at === null)
    return (
      <Pill tone="plain" icon="ring">
        {none}
      </Pill>
    );
  return (
    <Pill tone={done ? 'luc' : 'cham'} icon={done ? 'done' : 'half'}>
      {moment(at)}
    </Pill>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import { moment } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Loaded } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';

/** Where one is signed in. Ending a session asks first: there is no way back into it. */
export function OwnSessions() {
  const { security: words } = useTexts();
  const client = useQueryClient();
  const [ending, setEnding] = useState<{ id: string; agent: string } | 'others' | null>(null);
  const query = useQuery({ queryKey: ['sessions', 'own'], queryFn: () => answered(api.GET('/v1/me/sessions')) });
  const end = async () => {
    if (ending === 'others') await answered(api.DELETE('/v1/me/sessions'));
    else if (ending) await answered(api.DELETE('/v1/me/sessions/{id}', { params: { path: { id: ending.id } } }));
    confirmDone(ending === 'others' ? words.endedOthers : words.ended);
    await client.invalidateQueries({ queryKey: ['sessions', 'own'] });
  };
  return (
    <Card
      title={words.sessions}
      action={
        (query.data?.items.length ?? 0) > 1 && (
          <Button small onClick={() => setEnding('others')}>
            {words.endOthers}
          </Button>
        )
      }
      foot={words.sessionsText}
    >
      <Loaded query={query} lines={2}>
        {({ items }) => (
          <table className="tbl tbl--stack">
            <tbody>
              {items.map(({ id, agent, how, createdAt, seenAt, current }) => (
                <tr key={id}>
                  <td>
                    <b>{agent ?? words.unknownDevice}</b> {current && <span className="tag">{words.here}</span>}
                    <div className="small muted">
                      {words.how[how] ?? how}. {words.began} {moment(createdAt)}. {words.seen} {moment(seenAt)}
                    </div>
                  </td>
                  <td className="acts">
                    {!current && (
                      <Button small look="ghost" onClick={() => setEnding({ id, agent: agent ?? words.unknownDevice })}>
                        {words.end}
                        <span className="sr"> {agent}</span>
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
      {ending && (
        <Confirm
          open
          onClose={() => setEnding(null)}
          title={ending === 'others' ? words.endOthers : words.endOne}
          verb={ending === 'others' ? words.endOthers : words.endOne}
          act={end}
        >
          {ending === 'others' ? words.endOthersText : words.endOneText(ending.agent)}
        </Confirm>
      )}
    </Card>
  );
}

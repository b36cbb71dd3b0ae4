import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import type { MemberSession } from '../api/types.ts';
import { moment } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Page } from '../parts/page.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';

/** Sessions of the organisation's members; an administrator may end them. */
export function SessionsScreen() {
  const { organisation } = useMe();
  const { sessions: words, security } = useTexts();
  const client = useQueryClient();
  const [ending, setEnding] = useState<MemberSession | null>(null);
  const path = { org: organisation.slug };
  const query = useQuery({
    queryKey: ['sessions', organisation.slug],
    queryFn: () => answered(api.GET('/v1/t/{org}/sessions', { params: { path } })),
  });
  const end = async ({ id }: MemberSession) => {
    await answered(api.DELETE('/v1/t/{org}/sessions/{id}', { params: { path: { ...path, id } } }));
    confirmDone(security.ended);
    await client.invalidateQueries({ queryKey: ['sessions'] });
  };
  return (
    <Page title={words.title} lead={words.lead}>
      <section className="card" aria-label={words.title}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="device" title={words.empty}>
                {words.emptyText}
              </Empty>
            ) : (
              <Table items={items} end={setEnding} />
            )
          }
        </Loaded>
      </section>
      {ending && (
        <Confirm open onClose={() => setEnding(null)} title={words.end} verb={words.end} act={() => end(ending)}>
          {words.endText(ending.person.name)}
        </Confirm>
      )}
    </Page>
  );
}

function Table({ items, end }: { items: readonly MemberSession[]; end: (session: MemberSession) => void }) {
  const { sessions: words, security } = useTexts();
  return (
    <StackTable heads={[words.person, words.device, words.how, security.began, security.seen, { acts: words.end }]}>
      {items.map((session) => (
        <tr key={session.id}>
          <td>
            <b>{session.person.name}</b> {session.current && <span className="tag">{security.here}</span>}
          </td>
          <td data-label={words.device}>{session.agent ?? security.unknownDevice}</td>
          <td data-label={words.how}>{security.how[session.how] ?? session.how}</td>
          <td className="small" data-label={security.began}>
            <time dateTime={session.createdAt}>{moment(session.createdAt)}</time>
          </td>
          <td className="small" data-label={security.seen}>
            <time dateTime={session.seenAt}>{moment(session.seenAt)}</time>
          </td>
          <td className="acts">
            {!session.current && (
              <Button small look="ghost" onClick={() => end(session)}>
                {words.end}
                <span className="sr"> {session.person.name}</span>
              </Button>
            )}
          </td>
        </tr>
      ))}
    </StackTable>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { day } from '../dates/format.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';
import { useTaskWords } from './words.ts';

type Feed = Answer<'/v1/t/{org}/calendar-feeds', 'get'>['items'][number];

/** Addresses by which one's own calendar program reads what is due. Each is shown once, and can be taken back. */
export function Feeds() {
  const { feeds: words } = useTaskWords();
  const { organisation } = useMe();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Feed | null>(null);
  const params = { path: { org: organisation.slug } };
  const key = ['calendar-feeds', organisation.slug];
  const query = useQuery({
    queryKey: key,
    queryFn: () => answered(api.GET('/v1/t/{org}/calendar-feeds', { params })),
  });
  const reread = () => client.invalidateQueries({ queryKey: key });
  return (
    <div className="card__b">
      <Card
        title={words.title}
        action={
          <Button small onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        }
      >
        <p className="card__b small muted">{words.lead}</p>
        <Loaded query={query} lines={2}>
          {({ items }) => {
            const standing = items.filter(({ revokedAt }) => revokedAt === null);
            return standing.length === 0 ? (
              <Empty icon="clock" title={words.empty}>
                {words.emptyText}
              </Empty>
            ) : (
              <Table items={standing} revoke={setRevoking} />
            );
          }}
        </Loaded>
      </Card>
      {adding && <AddFeed close={() => setAdding(false)} added={reread} />}
      {revoking && (
        <Confirm
          open
          onClose={() => setRevoking(null)}
          title={words.revokeAsk(revoking.name)}
          verb={words.revoke}
          act={async () => {
            const path = { org: organisation.slug, id: revoking.id };
            await answered(api.DELETE('/v1/t/{org}/calendar-feeds/{id}', { params: { path } }));
            confirmDone(words.revoked);
            await reread();
          }}
        >
          {words.revokeText}
        </Confirm>
      )}
    </div>
  );
}

function Table({ items, revoke }: { items: readonly Feed[]; revoke: (feed: Feed) => void }) {
  const { feeds: words } = useTaskWords();
  const { state } = useTexts();
  return (
    <StackTable heads={[words.name, words.createdAt, words.used, { acts: words.revoke }]}>
      {items.map((feed) => (
        <tr key={feed.id}>
          <td>
            <b>{feed.name}</b>
          </td>
          <td className="small" data-label={words.createdAt}>
            <time dateTime={feed.createdAt}>{day(feed.createdAt)}</time>
          </td>
          <td className="small" data-label={words.used}>
            {feed.lastUsedAt ? <time dateTime={feed.lastUsedAt}>{day(feed.lastUsedAt)}</time> : state.never}
          </td>
          <td className="acts">
            <Button small look="ghost" onClick={() => revoke(feed)}>
              {words.revoke}
              <span className="sr"> {feed.name}</span>
            </Button>
          </td>
        </tr>
      ))}
    </StackTable>
  );
}

function AddFeed({ close, added }: { close: () => void; added: () => Promise<void> }) {
  const { feeds: words } = useTaskWords();
  const { form } = useTexts();
  const { organisation } = useMe();
  const [url, setUrl] = useState<string | null>(null);
  if (url !== null)
    return (
      <Dialog open firm onClose={close} title={words.created} lead={words.once}>
        <p className="lbl">{words.url}</p>
        <code className="secret">{url}</code>
        <div className="form__acts">
          <CopyButton text={url} />
          <Button onClick={close}>{words.done}</Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog open onClose={close} title={words.add} lead={words.lead}>
      <Form
        name={`feed-${organisation.slug}`}
        initial={{ name: '' }}
        verb={words.add}
        onCancel={close}
        check={({ name }) => only({ name: name.trim() === '' && form.required(words.name.toLowerCase()) })}
        send={async ({ name }) => {
          const params = { path: { org: organisation.slug } };
          const made = await answered(api.POST('/v1/t/{org}/calendar-feeds', { params, body: { name } }));
          setUrl(made.url);
          await added();
        }}
      >
        <TextField name="name" label={words.name} hint={words.nameHint} />
      </Form>
    </Dialog>
  );
}

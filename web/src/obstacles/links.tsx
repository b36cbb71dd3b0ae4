import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { SelectField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { failed } from '../parts/failed.ts';
import { Icon } from '../parts/icons.tsx';
import { confirmDone } from '../parts/toast.ts';
import { ObstacleLine } from './line.tsx';
import { obstacleQuery, obstaclesQuery } from './queries.ts';
import type { OneObstacle } from './types.ts';
import { useObstacleWords } from './words.ts';

/** Other obstacles that this one belongs together with. */
export function Links({ obstacle: { id, links, mayLink } }: { obstacle: OneObstacle }) {
  const { page: words } = useObstacleWords();
  const client = useQueryClient();
  const [linking, setLinking] = useState(false);
  const unlink = async (to: string) => {
    try {
      await answered(api.DELETE('/v1/obstacles/{id}/links/{to}', { params: { path: { id, to } } }));
      confirmDone(words.unlinked);
      await client.invalidateQueries(obstacleQuery(id));
    } catch (error) {
      failed(error);
    }
  };
  return (
    <Card
      title={words.links}
      action={
        mayLink && (
          <Button small onClick={() => setLinking(true)}>
            {words.link}
          </Button>
        )
      }
    >
      {links.length === 0 ? (
        <p className="card__b small muted">{words.noLinks}</p>
      ) : (
        <ul className="found">
          {links.map((one) => (
            <ObstacleLine
              key={one.id}
              obstacle={one}
              act={
                mayLink && (
                  <Button small look="ghost" aria-label={words.unlink(one.title)} onClick={() => unlink(one.id)}>
                    <Icon name="cross" />
                  </Button>
                )
              }
            />
          ))}
        </ul>
      )}
      {linking && <LinkDialog id={id} linked={links.map((one) => one.id)} close={() => setLinking(false)} />}
    </Card>
  );
}

function LinkDialog({ id, linked, close }: { id: string; linked: readonly string[]; close: () => void }) {
  const { page: words } = useObstacleWords();
  const { form } = useTexts();
  const client = useQueryClient();
  const query = useInfiniteQuery(obstaclesQuery({ box: 'all' }));
  const others = (query.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    (one) => one.id !== id && !linked.includes(one.id),
  );
  return (
    <Dialog open onClose={close} title={words.linkTitle}>
      <Form
        name={`link-${id}`}
        initial={{ to: '' }}
        verb={words.link}
        onCancel={close}
        check={({ to }) => only({ to: to === '' && form.choose(words.linkWith.toLowerCase()) })}
        send={async ({ to }) => {
          await answered(api.POST('/v1/obstacles/{id}/links', { params: { path: { id } }, body: { to } }));
          confirmDone(words.linked);
          close();
          await client.invalidateQueries(obstacleQuery(id));
        }}
      >
        <SelectField
          name="to"
          label={words.linkWith}
          choices={[
            { value: '', label: words.linkChoose },
            ...others.map((one) => ({ value: one.id, label: one.title })),
          ]}
        />
      </Form>
    </Dialog>
  );
}

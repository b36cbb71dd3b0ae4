import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import type { Passkey } from '../api/types.ts';
import { day } from '../dates/format.ts';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Icon } from '../parts/icons.tsx';
import { Loaded } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';
import { meQuery } from '../session/me.ts';
import { register } from '../sign-in/passkey.ts';

/** Passkeys: which ones there are, adding and deleting. */
export function Passkeys() {
  const { security: words, state, do: verbs } = useTexts();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const query = useQuery({ queryKey: ['passkeys'], queryFn: () => answered(api.GET('/v1/me/passkeys')) });
  const again = async () => {
    await client.invalidateQueries({ queryKey: ['passkeys'] });
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const remove = async ({ id }: Passkey) => {
    await answered(api.DELETE('/v1/me/passkeys/{id}', { params: { path: { id } } }));
    confirmDone(words.passkeyRemoved);
    await again();
  };
  return (
    <Card
      title={words.passkeys}
      action={
        !adding && (
          <Button small onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {words.passkeyAdd}
          </Button>
        )
      }
    >
      <p className="card__b muted">{words.passkeysText}</p>
      {adding && (
        <div className="card__b">
          <NewPasskey
            cancel={() => setAdding(false)}
            added={async () => {
              setAdding(false);
              confirmDone(words.passkeyAdded);
              await again();
            }}
          />
        </div>
      )}
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="card__b quiet">{words.passkeysEmpty}</p>
          ) : (
            <table className="tbl tbl--stack">
              <tbody>
                {items.map((passkey) => (
                  <tr key={passkey.id}>
                    <td>
                      <b>{passkey.label}</b>
                      <div className="small muted">
                        {words.created} {day(passkey.createdAt)}. {words.used}:{' '}
                        {passkey.lastUsedAt ? day(passkey.lastUsedAt) : state.never}
                      </div>
                    </td>
                    <td className="acts">
                      <Button small look="ghost" onClick={() => setRemoving(passkey)}>
                        {verbs.remove}
                        <span className="sr"> {passkey.label}</span>
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      {removing && (
        <Confirm
          open
          onClose={() => setRemoving(null)}
          title={words.passkeyRemove}
          verb={words.passkeyRemove}
          act={() => remove(removing)}
        >
          {words.passkeyRemoveText(removing.label)}
        </Confirm>
      )}
    </Card>
  );
}

function NewPasskey({ cancel, added }: { cancel: () => void; added: () => Promise<void> }) {
  const { security: words, form } = useTexts();
  const add = async (label: string) => {
    const { step, options } = await answered(api.POST('/v1/me/passkeys/options'));
    const response = await register(options).catch(() => {
      throw new Problem(0, { detail: words.passkeyFailed }, null);
    });
    await answered(api.POST('/v1/me/passkeys', { body: { step, label, response } }));
    await added();
  };
  return (
    <Form
      name="passkey"
      initial={{ label: '' }}
      verb={words.passkeyAdd}
      look="plain"
      onCancel={cancel}
      check={({ label }) => (label.trim() === '' ? { label: form.required(words.passkeyName.toLowerCase()) } : {})}
      send={({ label }) => add(label.trim())}
    >
      <TextField name="label" label={words.passkeyName} hint={words.passkeyNameHint} short />
    </Form>
  );
}

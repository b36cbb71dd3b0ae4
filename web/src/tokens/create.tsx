import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import type { Body, Tokens } from '../api/types.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { ChecksField, SelectField, TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { useChoices } from '../members/choices.ts';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useMe } from '../session/me.ts';

const TERMS = [30, 90, 180, 365];

interface Props {
  scopes: Tokens['scopes'];
  close: () => void;
  made: () => Promise<void>;
}

/** Makes a token, and shows it this once. */
export function NewToken({ scopes, close, made }: Props) {
  const { organisation } = useMe();
  const { tokens: words, form } = useTexts();
  const { units } = useChoices();
  const [token, setToken] = useState<string | null>(null);
  if (token !== null)
    return (
      <Dialog open firm onClose={close} title={words.once} lead={words.onceText}>
        <code className="secret">{token}</code>
        <div className="form__acts">
          <CopyButton text={token} />
          <Button look="son" onClick={close}>
            {words.kept}
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog open onClose={close} title={words.add}>
      <Form<{ name: string; scopes: string[]; days: string; unit: string }>
        name={`token-${organisation.slug}`}
        initial={{ name: '', scopes: [], days: '90', unit: '' }}
        verb={words.add}
        onCancel={close}
        check={(values) =>
          only({
            name: values.name.trim() === '' && form.required(words.name.toLowerCase()),
            scopes: values.scopes.length === 0 && form.choose(words.scopes.toLowerCase()),
          })
        }
        send={async ({ name, scopes: chosen, days, unit }) => {
          // The names are those that the same API has offered.
          const allowed = chosen as Body<'/v1/t/{org}/tokens', 'post'>['scopes'];
          const body = { name: name.trim(), scopes: allowed, unit: unit || null, days: Number(days) };
          const params = { path: { org: organisation.slug } };
          setToken((await answered(api.POST('/v1/t/{org}/tokens', { params, body }))).token);
          await made();
        }}
      >
        <TextField name="name" label={words.name} hint={words.nameHint} />
        <ChecksField
          name="scopes"
          label={words.scopes}
          hint={words.scopesHint}
          choices={scopes.map(({ name, label }) => ({ value: name, label }))}
        />
        <SelectField
          name="days"
          label={words.days}
          choices={TERMS.map((days) => ({ value: String(days), label: words.daysText(days) }))}
        />
        <SelectField name="unit" label={words.unit} choices={units} />
      </Form>
    </Dialog>
  );
}

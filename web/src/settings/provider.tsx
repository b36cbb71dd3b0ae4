import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import type { IdentityProvider } from '../api/types.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { PasswordField, TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Loaded } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';
import { providerQuery } from './queries.ts';

const valuesOf = (provider: IdentityProvider | null) => ({
  issuer: provider?.issuer ?? '',
  clientId: provider?.clientId ?? '',
  clientSecret: '',
  label: provider?.label ?? '',
});

/** The identity provider by which members sign in with their organisation's account. */
export function ProviderCard() {
  const { organisation } = useMe();
  const { settings: words } = useTexts();
  const query = useQuery(providerQuery(organisation.slug));
  return (
    <Card title={words.provider} padded>
      <p className="muted">{words.providerText}</p>
      <Loaded query={query}>{(provider) => <EditProvider provider={provider} />}</Loaded>
    </Card>
  );
}

function EditProvider({ provider }: { provider: IdentityProvider | null }) {
  const { organisation, may } = useMe();
  const { settings: words, form } = useTexts();
  const client = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const path = { org: organisation.slug };
  const query = providerQuery(organisation.slug);
  const remove = async () => {
    await answered(api.DELETE('/v1/t/{org}/identity-provider', { params: { path } }));
    client.setQueryData(query.queryKey, null);
    confirmDone(words.providerRemoved);
  };
  return (
    <>
      {provider && (
        <div>
          <p className="lbl">{words.redirect}</p>
          <code className="secret">{provider.redirectUri}</code>
          <div className="form__acts">
            <CopyButton text={provider.redirectUri} />
          </div>
        </div>
      )}
      {may['provider.manage'] && (
        <Form
          name={`provider-${organisation.slug}-${provider?.version ?? 0}`}
          initial={valuesOf(provider)}
          secrets={['clientSecret']}
          verb={words.saveProvider}
          look="plain"
          check={({ issuer, clientId, label, clientSecret }) =>
            only({
              issuer: !/^https?:\/\/\S+$/.test(issuer.trim()) && form.required(words.issuer.toLowerCase()),
              clientId: clientId.trim() === '' && form.required(words.clientId),
              clientSecret: !provider?.hasSecret && clientSecret === '' && form.required(words.clientSecret),
              label: label.trim() === '' && form.required(words.label.toLowerCase()),
            })
          }
          send={async ({ issuer, clientId, clientSecret, label }) => {
            const known = { issuer: issuer.trim(), clientId: clientId.trim(), label: label.trim() };
            const body = { ...known, ...(clientSecret !== '' && { clientSecret }) };
            const saved = await answered(api.PUT('/v1/t/{org}/identity-provider', { params: { path }, body }));
            client.setQueryData(query.queryKey, saved);
            confirmDone(words.providerSaved);
          }}
          beside={
            provider && (
              <Button look="ghost" onClick={() => setRemoving(true)}>
                {words.removeProvider}
              </Button>
            )
          }
        >
          <TextField name="issuer" label={words.issuer} hint={words.issuerHint} type="url" inputMode="url" />
          <TextField name="clientId" label={words.clientId} spellCheck={false} />
          <PasswordField
            name="clientSecret"
            label={words.clientSecret}
            autoComplete="off"
            {...(provider?.hasSecret && { hint: words.secretKept })}
          />
          <TextField name="label" label={words.label} />
        </Form>
      )}
      <Confirm
        open={removing}
        onClose={() => setRemoving(false)}
        title={words.removeProvider}
        verb={words.removeProvider}
        act={remove}
      >
        {words.removeProviderText}
      </Confirm>
    </>
  );
}

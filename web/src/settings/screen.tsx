import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api, ifMatch } from '../api/client.ts';
import type { Settings } from '../api/types.ts';
import { looksLikeEmail, only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { LongTextField, SelectField, TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { Loaded } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';
import { PlanReviewCard } from './plan-review.tsx';
import { ProviderCard } from './provider.tsx';
import { settingsQuery } from './queries.ts';

const valuesOf = ({ contactEmail, contactPhone, address, defaultLanguage }: Settings) => ({
  contactEmail,
  contactPhone,
  address,
  defaultLanguage: defaultLanguage as string,
});

export function SettingsScreen() {
  const { organisation, may } = useMe();
  const { settings: words } = useTexts();
  const query = useQuery(settingsQuery(organisation.slug));
  return (
    <Page title={words.title} lead={words.lead} narrow>
      <div className="stack">
        <Card title={words.organisation} padded>
          <Loaded query={query}>
            {(settings) =>
              settings.mayEdit ? <EditSettings settings={settings} /> : <ReadSettings settings={settings} />
            }
          </Loaded>
        </Card>
        <PlanReviewCard />
        {may['provider.read'] && <ProviderCard />}
      </div>
    </Page>
  );
}

function EditSettings({ settings }: { settings: Settings }) {
  const { organisation } = useMe();
  const { settings: words, account, state, form, do: verbs } = useTexts();
  const client = useQueryClient();
  const query = settingsQuery(organisation.slug);
  const languages = [
    { value: 'vi', label: account.languages.vi },
    { value: 'en', label: account.languages.en },
  ];
  return (
    <Form
      name={`settings-${organisation.slug}-${settings.version}`}
      initial={valuesOf(settings)}
      verb={verbs.save}
      reread={async () => valuesOf(await client.fetchQuery({ ...query, staleTime: 0 }))}
      labels={{
        contactEmail: words.contactEmail,
        contactPhone: words.contactPhone,
        address: words.address,
        defaultLanguage: words.defaultLanguage,
      }}
      check={({ contactEmail }) =>
        only({ contactEmail: contactEmail !== '' && !looksLikeEmail(contactEmail) && form.email })
      }
      send={async ({ defaultLanguage, ...values }) => {
        const params = { path: { org: organisation.slug }, header: ifMatch(settings.version) };
        const body = { ...values, defaultLanguage: defaultLanguage === 'en' ? 'en' : 'vi' } as const;
        client.setQueryData(query.queryKey, await answered(api.PATCH('/v1/t/{org}/settings', { params, body })));
        confirmDone(state.saved);
      }}
    >
      <TextField name="contactEmail" label={words.contactEmail} type="email" inputMode="email" />
      <TextField name="contactPhone" label={words.contactPhone} type="tel" inputMode="tel" short />
      <LongTextField name="address" label={words.address} />
      <SelectField name="defaultLanguage" label={words.defaultLanguage} choices={languages} />
    </Form>
  );
}

function ReadSettings({ settings }: { settings: Settings }) {
  const { settings: words, account, state } = useTexts();
  return (
    <>
      <p className="note">
        <Icon name="info" />
        {words.readOnly}
      </p>
      <dl className="kv">
        <dt>{words.contactEmail}</dt>
        <dd className="break">{settings.contactEmail || state.unknown}</dd>
        <dt>{words.contactPhone}</dt>
        <dd>{settings.contactPhone || state.unknown}</dd>
        <dt>{words.address}</dt>
        <dd>{settings.address || state.unknown}</dd>
        <dt>{words.defaultLanguage}</dt>
        <dd>{account.languages[settings.defaultLanguage]}</dd>
      </dl>
    </>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { SelectField, TextField } from '../forms/inputs.tsx';
import { named, useTexts } from '../language/store.ts';
import { Card } from '../parts/card.tsx';
import { Page } from '../parts/page.tsx';
import { confirmDone } from '../parts/toast.ts';
import { meQuery, readMe, useMe } from '../session/me.ts';
import { AccountTabs } from './tabs.tsx';

export function ProfileScreen() {
  const { person } = useMe();
  const texts = useTexts();
  const { account: words } = texts;
  const client = useQueryClient();
  return (
    <Page title={words.title} narrow>
      <AccountTabs here="profile" />
      <div className="stack">
        <div className="card card__b">
          <Form
            key={person.language + person.name}
            name={`profile-${person.name}`}
            initial={{ name: person.name, language: person.language }}
            verb={texts.do.save}
            check={({ name }) => only({ name: name.trim() === '' && texts.form.required(words.name.toLowerCase()) })}
            send={async ({ name, language }) => {
              const body = { name: name.trim(), language: language === 'en' ? 'en' : 'vi' } as const;
              await answered(api.PATCH('/v1/me', { body }));
              const me = await readMe();
              client.setQueryData(meQuery.queryKey, me);
              await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
              confirmDone(texts.state.saved);
            }}
          >
            <TextField name="name" label={words.name} autoComplete="name" />
            <div>
              <p className="lbl">{words.email}</p>
              <p className="hint">{words.emailHint}</p>
              <p className="break">{person.email ?? texts.state.unknown}</p>
            </div>
            <SelectField
              name="language"
              label={words.language}
              choices={[
                { value: 'vi', label: words.languages.vi },
                { value: 'en', label: words.languages.en },
              ]}
            />
          </Form>
        </div>
        <Memberships />
      </div>
    </Page>
  );
}

function Memberships() {
  const { memberships } = useMe();
  const { account: words, roles, state } = useTexts();
  return (
    <Card title={words.memberships}>
      <table className="tbl tbl--stack">
        <thead>
          <tr>
            <th scope="col">{words.organisation}</th>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.unit}</th>
          </tr>
        </thead>
        <tbody>
          {memberships.map(({ organisation, role, unit, current }) => (
            <tr key={`${organisation.slug} ${role}`}>
              <td>
                <b>{named(organisation)}</b>
                {current && <span className="tag">{words.current}</span>}
              </td>
              <td>{roles[role]}</td>
              <td>{unit?.name ?? state.unknown}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { Body, ByEmail, NotificationSettings } from '../api/types.ts';
import { Form } from '../forms/form.tsx';
import { SelectField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Page } from '../parts/page.tsx';
import { Loaded } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';
import { AccountTabs } from './tabs.tsx';

const ROUTE = '/v1/me/notification-settings';
const KEY = ['notifications', 'settings'];
const WAYS: readonly ByEmail[] = ['immediate', 'digest', 'off'];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const valuesOf = ({ items, digestHour }: NotificationSettings): Record<string, string> => ({
  ...Object.fromEntries(items.filter(({ fixed }) => !fixed).map(({ kind, email }) => [kind, email])),
  digestHour: String(digestHour),
});

/** Which notifications also come by mail, and when the daily one does. */
export function NotifyScreen() {
  const texts = useTexts();
  const { notify: words } = texts;
  const client = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => answered(api.GET(ROUTE)) });
  return (
    <Page title={words.title} lead={words.lead} narrow>
      <AccountTabs here="notifications" />
      <div className="card card__b">
        <Loaded query={query}>
          {(settings) => (
            <Form
              name="notify"
              initial={valuesOf(settings)}
              verb={texts.do.save}
              send={async ({ digestHour, ...ways }) => {
                const items = settings.items
                  .filter(({ fixed }) => !fixed)
                  .map(({ kind }) => ({ kind, email: wayOf(ways[kind]) }));
                // The kinds are those that the same route has just named.
                const body = { items, digestHour: Number(digestHour) } as Body<typeof ROUTE, 'put'>;
                client.setQueryData(KEY, await answered(api.PUT(ROUTE, { body })));
                confirmDone(texts.state.saved);
              }}
            >
              {settings.items.map(({ kind, label, fixed }) =>
                fixed ? (
                  <div key={kind}>
                    <p className="lbl">{label}</p>
                    <p className="hint">{words.always}</p>
                  </div>
                ) : (
                  <SelectField
                    key={kind}
                    name={kind}
                    label={label}
                    choices={WAYS.map((value) => ({ value, label: words.email[value] }))}
                  />
                ),
              )}
              <SelectField
                name="digestHour"
                label={words.hour}
                choices={HOURS.map((hour) => ({ value: String(hour), label: words.hourText(hour) }))}
              />
            </Form>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

function wayOf(text: string | undefined): ByEmail {
  return WAYS.find((way) => way === text) ?? 'immediate';
}

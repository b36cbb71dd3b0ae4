import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api, ifMatch } from '../api/client.ts';
import type { ByEmail, NotificationSettings } from '../api/types.ts';
import { Form } from '../forms/form.tsx';
import { SelectField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Page } from '../parts/page.tsx';
import { Loaded } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';
import { AccountTabs } from './tabs.tsx';

const KEY = ['notifications', 'settings'];
const WAYS: readonly ByEmail[] = ['immediate', 'digest', 'off'];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const valuesOf = ({ items, digestHour }: NotificationSettings): Record<string, string> => ({
  ...Object.fromEntries(items.map(({ kind, email }) => [kind, email])),
  digestHour: String(digestHour),
});

/** Which notifications also come by mail, and when the daily one does. */
export function NotifyScreen() {
  const texts = useTexts();
  const { notify: words } = texts;
  const client = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => answered(api.GET('/v1/me/notification-settings')) });
  return (
    <Page title={words.title} lead={words.lead} narrow>
      <AccountTabs here="notifications" />
      <div className="card card__b">
        <Loaded query={query}>
          {(settings) => (
            <Form
              name={`notify-${settings.version}`}
              initial={valuesOf(settings)}
              verb={texts.do.save}
              labels={{
                ...Object.fromEntries(settings.items.map(({ kind, label }) => [kind, label])),
                digestHour: words.hour,
              }}
              reread={async () => valuesOf((await query.refetch()).data ?? settings)}
              send={async ({ digestHour, ...ways }) => {
                const items = settings.items.map(({ kind }) => ({ kind, email: wayOf(ways[kind]) }));
                const body = { items, digestHour: Number(digestHour) };
                const params = { header: ifMatch(settings.version) };
                client.setQueryData(KEY, await answered(api.PUT('/v1/me/notification-settings', { params, body })));
                confirmDone(texts.state.saved);
              }}
            >
              {settings.items.map(({ kind, label }) => (
                <SelectField
                  key={kind}
                  name={kind}
                  label={label}
                  choices={WAYS.map((value) => ({ value, label: words.email[value] }))}
                />
              ))}
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

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import type { DemoAccount, Me } from '../api/types.ts';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Icon } from '../parts/icons.tsx';
import { announce } from '../parts/live.tsx';
import { meQuery } from '../session/me.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { Door } from './door.tsx';
import { Frame } from './frame.tsx';

export function SignInScreen() {
  const texts = useTexts();
  const { to, loi } = useSearch({ strict: false }) as { to?: string; loi?: string };
  const router = useRouter();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<DemoAccount | null>(null);
  const options = useQuery({
    queryKey: ['session', 'options'],
    queryFn: () => answered(api.GET('/v1/session/options')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const demo = options.data?.demo ?? null;
  const enter = async (me: Me) => {
    client.clear();
    client.setQueryData(meQuery.queryKey, me);
    router.history.push(isOurs(to) ? to : `/t/${me.organisation.slug}/viec`);
  };
  const choose = (account: DemoAccount) => {
    setChosen(account);
    announce(texts.signIn.demoFilled(account.name));
  };
  return (
    <Frame
      title={texts.signIn.title}
      lead={texts.signIn.lead}
      beside={demo && <DemoAccounts accounts={demo.accounts} choose={choose} chosen={chosen?.email ?? null} />}
    >
      {(loi === 'oidc' || loi === 'oidc-khong-thanh-vien') && (
        <div className="note note--son" role="alert">
          <Icon name="warn" />
          <p>{loi === 'oidc' ? texts.signIn.oidcFailed : texts.signIn.oidcNoMember}</p>
        </div>
      )}
      <Door enter={enter} filled={chosen && demo ? { account: chosen, password: demo.password } : null} />
      <details className="provider">
        <summary>{texts.signIn.provider}</summary>
        <Form
          name="provider"
          initial={{ code: '' }}
          look="plain"
          verb={texts.signIn.providerSubmit}
          check={({ code }) =>
            /^[a-z0-9-]+$/.test(code.trim())
              ? {}
              : { code: texts.form.required(texts.signIn.providerCode.toLowerCase()) }
          }
          send={async ({ code }) => {
            const then = isOurs(to) ? `?to=${encodeURIComponent(to)}` : '';
            location.assign(`/v1/oidc/${encodeURIComponent(code.trim())}/start${then}`);
          }}
        >
          <TextField
            name="code"
            label={texts.signIn.providerCode}
            hint={texts.signIn.providerHint}
            autoComplete="organization"
            spellCheck={false}
          />
        </Form>
      </details>
    </Frame>
  );
}

/** Where one was going, as long as it is a page of the app: nobody is sent elsewhere by a link to the sign-in page. */
function isOurs(to: string | undefined): to is string {
  return to !== undefined && /^\/(t|tai-khoan)\//.test(to);
}

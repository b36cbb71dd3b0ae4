import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import type { DemoAccount, Me, SecondFactor, SignedIn } from '../api/types.ts';
import { looksLikeEmail, only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { PasswordField, TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { readMe } from '../session/me.ts';
import { authenticate } from './passkey.ts';
import { SecondStep } from './second-step.tsx';

interface Props {
  enter: (me: Me) => void | Promise<void>;
  email?: string;
  /** A demonstration account to fill in. */
  filled?: { account: DemoAccount; password: string } | null;
}

/** Signing in: by password and, where there is one, a second factor; or by passkey alone. */
export function Door({ enter, email = '', filled = null }: Props) {
  const texts = useTexts();
  const [second, setSecond] = useState<{ step: string; methods: SecondFactor[] } | null>(null);
  const [failed, setFailed] = useState(false);
  const take = async (signed: SignedIn) => {
    if (signed.state === 'signed_in') await enter(await readMe());
    else setSecond(signed);
  };
  const byKey = async () => {
    setFailed(false);
    try {
      const { step, options } = await answered(api.POST('/v1/session/passkey/options'));
      const response = await authenticate(options);
      await take(await answered(api.POST('/v1/session/passkey', { body: { step, response } })));
    } catch {
      setFailed(true);
    }
  };
  if (second) return <SecondStep {...second} take={take} restart={() => setSecond(null)} />;
  return (
    <>
      <Form
        key={filled?.account.email ?? ''}
        name={filled ? `sign-in-${filled.account.email}` : 'sign-in'}
        initial={{ email: filled?.account.email ?? email, password: filled?.password ?? '' }}
        secrets={['password']}
        verb={texts.signIn.submit}
        check={(values) =>
          only({
            email: !looksLikeEmail(values.email) && texts.form.email,
            password: values.password === '' && texts.form.required(texts.signIn.password.toLowerCase()),
          })
        }
        send={async (values) => {
          const body = { email: values.email.trim(), password: values.password };
          await take(await answered(api.POST('/v1/session', { body })));
        }}
        beside={<A href="/quen-mat-khau">{texts.signIn.forgot}</A>}
      >
        <TextField
          name="email"
          label={texts.signIn.email}
          hint={texts.signIn.emailHint}
          type="email"
          autoComplete="username"
          inputMode="email"
          spellCheck={false}
        />
        <PasswordField name="password" label={texts.signIn.password} autoComplete="current-password" />
      </Form>
      <p className="door__or">{texts.signIn.or}</p>
      <Button className="btn--wide" onClick={byKey}>
        <Icon name="key" />
        {texts.signIn.passkey}
      </Button>
      {failed && (
        <p className="err" role="alert">
          <Icon name="warn" />
          <span>{texts.signIn.passkeyFailed}</span>
        </p>
      )}
    </>
  );
}

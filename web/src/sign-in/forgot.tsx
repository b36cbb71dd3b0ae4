import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import { looksLikeEmail, only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Frame } from './frame.tsx';

/** Asks for a link to set a new password. The answer is the same whether or not there is an account. */
export function ForgotScreen() {
  const { reset, signIn, form } = useTexts();
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo !== null)
    return (
      <Frame key="sent" title={reset.sent}>
        <p role="status">{reset.sentText(sentTo)}</p>
        <p className="form__acts">
          <A className="btn" href="/dang-nhap">
            {reset.toSignIn}
          </A>
        </p>
      </Frame>
    );
  return (
    <Frame title={reset.title} lead={reset.lead}>
      <Form
        name="forgot"
        initial={{ email: '' }}
        verb={reset.submit}
        check={({ email }) => only({ email: !looksLikeEmail(email) && form.email })}
        send={async ({ email }) => {
          await answered(api.POST('/v1/password-reset', { body: { email: email.trim() } }));
          setSentTo(email.trim());
        }}
        beside={<A href="/dang-nhap">{reset.toSignIn}</A>}
      >
        <TextField
          name="email"
          label={signIn.email}
          hint={signIn.emailHint}
          type="email"
          autoComplete="username"
          inputMode="email"
        />
      </Form>
    </Frame>
  );
}

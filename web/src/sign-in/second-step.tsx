import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import type { SecondFactor, SignedIn } from '../api/types.ts';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { authenticate } from './passkey.ts';

interface Props {
  step: string;
  methods: SecondFactor[];
  take: (signed: SignedIn) => Promise<void>;
  restart: () => void;
}

/** The password was right; now the code of the telephone, a recovery code or a passkey. */
export function SecondStep({ step, methods, take, restart }: Props) {
  const texts = useTexts();
  const [failed, setFailed] = useState(false);
  const byKey = async () => {
    setFailed(false);
    try {
      const { step: own, options } = await answered(api.POST('/v1/session/passkey/options'));
      const response = await authenticate(options);
      await take(await answered(api.POST('/v1/session/passkey', { body: { step: own, response } })));
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <h2>{texts.signIn.second}</h2>
      {(methods.includes('totp') || methods.includes('recovery')) && (
        <Form
          name="second-step"
          initial={{ code: '' }}
          secrets={['code']}
          verb={texts.signIn.secondSubmit}
          check={({ code }) =>
            code.trim() === '' ? { code: texts.form.required(texts.signIn.code.toLowerCase()) } : {}
          }
          send={async ({ code }) =>
            take(await answered(api.POST('/v1/session/second-factor', { body: { step, code: code.trim() } })))
          }
          beside={
            <Button look="ghost" onClick={restart}>
              {texts.signIn.restart}
            </Button>
          }
        >
          <TextField
            name="code"
            label={texts.signIn.code}
            hint={texts.signIn.secondLead}
            autoComplete="one-time-code"
            inputMode="numeric"
            code
          />
        </Form>
      )}
      {methods.includes('passkey') && (
        <Button className="btn--wide" onClick={byKey}>
          <Icon name="key" />
          {texts.signIn.secondPasskey}
        </Button>
      )}
      {failed && (
        <p className="err" role="alert">
          {texts.signIn.passkeyFailed}
        </p>
      )}
    </>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icons.tsx';
import { authenticate } from '../sign-in/passkey.ts';
import { meQuery } from './me.ts';

/** Before an act of weight: proves again, with the second factor, that it is the same person. */
export default function StepUp({ done }: { done: (given: boolean) => void }) {
  const texts = useTexts();
  const client = useQueryClient();
  const me = client.getQueryData(meQuery.queryKey);
  const [failed, setFailed] = useState(false);
  const factor = me?.secondFactor;
  const given = (steppedUpUntil: string) => {
    if (me) client.setQueryData(meQuery.queryKey, { ...me, steppedUpUntil });
    done(true);
  };
  const byKey = async () => {
    setFailed(false);
    try {
      const { step, options } = await answered(api.POST('/v1/me/step-up/passkey/options'));
      const response = await authenticate(options);
      given((await answered(api.POST('/v1/me/step-up/passkey', { body: { step, response } }))).steppedUpUntil);
    } catch {
      setFailed(true);
    }
  };
  if (me && factor && !factor.totp && factor.passkeys === 0)
    return (
      <Dialog open onClose={() => done(false)} title={texts.stepUp.none} lead={texts.stepUp.noneText}>
        <div className="form__acts">
          <A className="btn btn--son" href={`/t/${me.organisation.slug}/tai-khoan/bao-mat`} onClick={() => done(false)}>
            {texts.stepUp.setUp}
          </A>
          <Button look="ghost" onClick={() => done(false)}>
            {texts.do.cancel}
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog open onClose={() => done(false)} title={texts.stepUp.title} lead={texts.stepUp.lead}>
      <Form
        name="step-up"
        initial={{ code: '' }}
        secrets={['code']}
        verb={texts.stepUp.submit}
        onCancel={() => done(false)}
        check={({ code }) => (code.trim() === '' ? { code: texts.form.required(texts.signIn.code.toLowerCase()) } : {})}
        send={async ({ code }) => {
          given((await answered(api.POST('/v1/me/step-up', { body: { code: code.trim() } }))).steppedUpUntil);
        }}
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
      {factor && factor.passkeys > 0 && (
        <>
          <p className="door__or">{texts.signIn.or}</p>
          <Button className="btn--wide" onClick={byKey}>
            <Icon name="key" />
            {texts.signIn.secondPasskey}
          </Button>
        </>
      )}
      {failed && (
        <p className="err" role="alert">
          {texts.signIn.passkeyFailed}
        </p>
      )}
    </Dialog>
  );
}

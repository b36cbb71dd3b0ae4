import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { PasswordField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Icon } from '../parts/icons.tsx';
import { useFragment } from './fragment.ts';
import { Frame } from './frame.tsx';
import { SHORTEST_PASSWORD } from './password-rule.ts';

/** Sets a new password by the link of a mail. */
export function ResetScreen() {
  const { reset } = useTexts();
  const token = useFragment();
  const [done, setDone] = useState(false);
  return (
    <Frame key={String(done)} title={reset.newTitle}>
      {done || token === '' ? (
        <>
          <div className={done ? 'note note--luc' : 'note note--son'} role="status">
            <Icon name={done ? 'done' : 'warn'} />
            <p>{done ? reset.done : reset.noToken}</p>
          </div>
          <p className="form__acts">
            <A className="btn" href={done ? '/dang-nhap' : '/quen-mat-khau'}>
              {done ? reset.toSignIn : reset.title}
            </A>
          </p>
        </>
      ) : (
        <Form
          name="reset"
          initial={{ password: '' }}
          secrets={['password']}
          verb={reset.newSubmit}
          check={({ password }) => only({ password: password.length < SHORTEST_PASSWORD && reset.tooShort })}
          send={async ({ password }) => {
            await answered(api.POST('/v1/password-reset/confirm', { body: { token, password } }));
            setDone(true);
          }}
        >
          <PasswordField name="password" label={reset.newPassword} hint={reset.newHint} autoComplete="new-password" />
        </Form>
      )}
    </Frame>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { PasswordField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Card } from '../parts/card.tsx';
import { confirmDone } from '../parts/toast.ts';
import { SHORTEST_PASSWORD } from '../sign-in/password-rule.ts';

export function PasswordCard() {
  const { security: words, reset, form } = useTexts();
  const client = useQueryClient();
  const [times, setTimes] = useState(0);
  return (
    <Card title={words.password} padded>
      <p className="muted">{words.passwordText}</p>
      <Form
        key={times}
        name="password"
        initial={{ current: '', password: '' }}
        secrets={['current', 'password']}
        verb={words.changePassword}
        look="plain"
        check={({ current, password }) =>
          only({
            current: current === '' && form.required(words.current.toLowerCase()),
            password: password.length < SHORTEST_PASSWORD && reset.tooShort,
          })
        }
        send={async (body) => {
          await answered(api.PUT('/v1/me/password', { body }));
          setTimes(times + 1);
          confirmDone(words.passwordChanged);
          await client.invalidateQueries({ queryKey: ['sessions', 'own'] });
        }}
      >
        <PasswordField name="current" label={words.current} autoComplete="current-password" />
        <PasswordField name="password" label={reset.newPassword} hint={reset.newHint} autoComplete="new-password" />
      </Form>
    </Card>
  );
}

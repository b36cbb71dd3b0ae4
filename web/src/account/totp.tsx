import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Pill } from '../parts/pill.tsx';
import { wordsFor } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';
import { meQuery, useMe } from '../session/me.ts';
import { qrPath } from './qr.ts';
import { RecoveryCodes } from './recovery.tsx';

interface Started {
  secret: string;
  uri: string;
}

/** The authenticator app: setting it up, its recovery codes, removing it. */
export function Totp() {
  const texts = useTexts();
  const { security: words } = texts;
  const { secondFactor } = useMe();
  const client = useQueryClient();
  const [started, setStarted] = useState<Started | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [asking, setAsking] = useState<'remove' | 'renew' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const again = () => client.invalidateQueries({ queryKey: meQuery.queryKey });
  const start = () => answered(api.POST('/v1/me/totp')).then(setStarted).catch(setFailure);
  const remove = async () => {
    await answered(api.DELETE('/v1/me/totp'));
    confirmDone(words.totpRemoved);
    await again();
  };
  const renew = async () => {
    setCodes((await answered(api.POST('/v1/me/recovery-codes'))).recoveryCodes);
    await again();
  };
  const on = secondFactor.totp;
  return (
    <Card
      title={words.totp}
      padded
      action={
        <Pill tone={on ? 'luc' : 'plain'} icon={on ? 'done' : 'ring'}>
          {on ? words.totpOn : words.totpOff}
        </Pill>
      }
    >
      <p className="muted">{words.totpText}</p>
      {failure !== null && (
        <p className="err" role="alert">
          {wordsFor(failure, texts)}
        </p>
      )}
      {codes && <RecoveryCodes codes={codes} kept={() => setCodes(null)} />}
      {started && (
        <SetUp
          started={started}
          cancel={() => setStarted(null)}
          confirmed={async (recoveryCodes) => {
            setStarted(null);
            setCodes(recoveryCodes);
            await again();
          }}
        />
      )}
      {!started && !codes && (
        <div className="form__acts">
          {!on && (
            <Button look="son" onClick={start}>
              {words.totpStart}
            </Button>
          )}
          {on && <Button onClick={() => setAsking('renew')}>{words.recoveryNew}</Button>}
          {on && (
            <Button look="ghost" onClick={() => setAsking('remove')}>
              {words.totpRemove}
            </Button>
          )}
          {on && <span className="small muted">{words.recoveryLeft(secondFactor.recoveryLeft)}</span>}
        </div>
      )}
      <Confirm
        open={asking === 'remove'}
        onClose={() => setAsking(null)}
        title={words.totpRemove}
        verb={words.totpRemove}
        act={remove}
      >
        {words.totpRemoveText}
      </Confirm>
      <Confirm
        open={asking === 'renew'}
        onClose={() => setAsking(null)}
        title={words.recoveryNew}
        verb={words.recoveryNew}
        act={renew}
      >
        {words.recoveryNewText}
      </Confirm>
    </Card>
  );
}

interface SetUpProps {
  started: Started;
  cancel: () => void;
  confirmed: (recoveryCodes: string[]) => Promise<void>;
}

function SetUp({ started: { secret, uri }, cancel, confirmed }: SetUpProps) {
  const { security: words, form } = useTexts();
  const { path, side } = qrPath(uri);
  return (
    <div className="totp">
      <div>
        <p className="b">{words.scan}</p>
        <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={words.qr}>
          <path d={path} />
        </svg>
      </div>
      <div>
        <p className="b">{words.secret}</p>
        <p className="break num">{secret.replace(/(.{4})/g, '$1 ').trim()}</p>
        <Form
          name="totp"
          initial={{ code: '' }}
          secrets={['code']}
          verb={words.confirm}
          onCancel={cancel}
          check={({ code }) => (code.trim() === '' ? { code: form.required(words.confirmCode.toLowerCase()) } : {})}
          send={async ({ code }) => {
            const body = { code: code.replace(/\s/g, '') };
            await confirmed((await answered(api.POST('/v1/me/totp/confirm', { body }))).recoveryCodes);
          }}
        >
          <TextField name="code" label={words.confirmCode} autoComplete="one-time-code" inputMode="numeric" code />
        </Form>
      </div>
    </div>
  );
}

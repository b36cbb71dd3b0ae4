import { useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { answered, api, ifMatch } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { only } from '../forms/errors.ts';
import { Field } from '../forms/field.tsx';
import { Form } from '../forms/form.tsx';
import { LongTextField, TextField } from '../forms/inputs.tsx';
import { FormContext } from '../forms/state.ts';
import { useTexts } from '../language/store.ts';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icons.tsx';
import { confirmDone } from '../parts/toast.ts';
import { todayInVietnam } from '../tasks/today.ts';
import { obstacleQuery } from './queries.ts';
import type { NewReply, OneObstacle, ReplyKind } from './types.ts';
import { useObstacleWords } from './words.ts';

/** What this person can say now, the most likely first. */
function kindsFor(of: OneObstacle): ReplyKind[] {
  const all: [ReplyKind, boolean][] = [
    ['answer', of.mayAnswer],
    ['close', of.mayClose],
    ['reopen', of.mayReopen],
    ['comment', of.mayComment],
    ['extend', of.mayExtend],
    ['withdraw', of.mayWithdraw],
  ];
  // Before there is an answer, whoever raised it more likely has something to add than to close it.
  const ordered =
    of.state === 'open' ? all.sort((a, b) => Number(b[0] === 'comment') - Number(a[0] === 'comment')) : all;
  const kinds = ordered.flatMap(([kind, may]) => (may ? [kind] : []));
  return of.mayAnswer ? ['answer', ...kinds.filter((kind) => kind !== 'answer')] : kinds;
}

export function ReplyForm({ obstacle }: { obstacle: OneObstacle }) {
  const { page: words } = useObstacleWords();
  const { form } = useTexts();
  const client = useQueryClient();
  const [overtaken, setOvertaken] = useState(false);
  const kinds = kindsFor(obstacle);
  const [first] = kinds;
  const [kind, setKind] = useState<ReplyKind | undefined>(first);
  // What can be said changes with each reply; what is chosen must stay among it.
  const chosen = kind && kinds.includes(kind) ? kind : first;
  if (chosen === undefined) return <p className="note">{words.nothing}</p>;
  const { id, dueOn } = obstacle;
  const earliest = [dueOn, todayInVietnam()].sort().at(-1) ?? dueOn;
  const send = async ({ body, due }: { body: string; due: string }) => {
    const reply: NewReply = { kind: chosen, body, ...(chosen === 'extend' && { dueOn: due }) };
    try {
      const params = { path: { id }, header: ifMatch(obstacle.version) };
      await answered(api.POST('/v1/obstacles/{id}/replies', { params, body: reply }));
    } catch (error) {
      if (isProblem(error, 'precondition_failed')) {
        setOvertaken(true);
        await client.invalidateQueries(obstacleQuery(id));
      }
      throw error;
    }
    setOvertaken(false);
    setKind(undefined);
    confirmDone(words.sent[chosen] ?? '');
    const read = ['obstacles', 'task', 'tasks'].map((name) => client.invalidateQueries({ queryKey: [name] }));
    await Promise.all([client.invalidateQueries(obstacleQuery(id)), ...read]);
  };
  return (
    <Card title={words.next} padded>
      {overtaken && (
        <p className="note note--cam" role="alert">
          <Icon name="warn" />
          <span>{words.overtaken}</span>
        </p>
      )}
      <Form
        key={obstacle.replies.length}
        name={`reply-${id}`}
        initial={{ body: '', due: '' }}
        verb={words.send[chosen] ?? ''}
        check={({ body, due }) =>
          only({
            body: body.trim() === '' && form.required(words.body.toLowerCase()),
            due: chosen === 'extend' && due <= earliest && words.newDueWrong,
          })
        }
        send={send}
      >
        {kinds.length > 1 && <KindField kinds={kinds} chosen={chosen} choose={setKind} />}
        <LongTextField name="body" label={words.body} hint={words.bodyHint[chosen] ?? ''} />
        {chosen === 'extend' && <TextField name="due" label={words.newDue} type="date" short />}
      </Form>
    </Card>
  );
}

interface KindProps {
  kinds: readonly ReplyKind[];
  chosen: ReplyKind;
  choose: (kind: ReplyKind) => void;
}
function KindField({ kinds, chosen, choose }: KindProps) {
  const { page: words } = useObstacleWords();
  const id = useContext(FormContext)?.idOf('kind') ?? 'kind';
  return (
    <Field id={id} label={words.do} group>
      <span className="seg seg--field">
        {kinds.map((kind) => (
          <label key={kind}>
            <input type="radio" name={id} checked={kind === chosen} onChange={() => choose(kind)} />
            {words.kind[kind]}
          </label>
        ))}
      </span>
    </Field>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { answered, api } from '../api/client.ts';
import { useKey } from '../api/keyed.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { ChecksField, LongTextField, SelectField, TextField } from '../forms/inputs.tsx';
import { FormContext } from '../forms/state.ts';
import { useTexts } from '../language/store.ts';
import { Dialog } from '../parts/dialog.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';
import { seenPlansQuery } from '../tasks/queries.ts';
import { todayInVietnam } from '../tasks/today.ts';
import { AddresseeField } from './addressee.tsx';
import type { NewObstacle } from './types.ts';
import { useObstacleWords } from './words.ts';

export type About =
  | { task: { id: string; title: string; plan: { id: string } } }
  | { plan: { id: string; title: string } };

interface Props {
  kind: 'obstacle' | 'policy';
  /** What it is about; null asks for the plan. */
  about: About | null;
  close: () => void;
}

/** Says what stands in the way, or proposes a policy, to those who are to answer. */
export function RaiseDialog({ kind, about, close }: Props) {
  const { form: words, ...all } = useObstacleWords();
  const { form } = useTexts();
  const { organisation } = useMe();
  const client = useQueryClient();
  const key = useKey();
  const today = todayInVietnam();
  const ofTask = about !== null && 'task' in about;
  const planOf = about === null ? '' : 'task' in about ? about.task.plan.id : about.plan.id;
  const missing = (value: string, label: string) => value.trim() === '' && form.required(label.toLowerCase());
  return (
    <Dialog
      open
      onClose={close}
      title={kind === 'obstacle' ? all.raise : all.propose}
      lead={about === null ? words.lead[kind] : 'task' in about ? about.task.title : about.plan.title}
      className="dialog--wide"
    >
      <Form
        name={`raise-${organisation.slug}-${kind}-${ofTask ? about.task.id : planOf}`}
        initial={{ plan: planOf, title: '', body: '', to: '', dueOn: '', blocks: [] as string[] }}
        verb={words.send[kind] ?? ''}
        onCancel={close}
        check={({ plan, title, body, to, dueOn }) =>
          only({
            plan: plan === '' && form.choose(words.plan.toLowerCase()),
            title: missing(title, words.title),
            body: missing(body, words.body),
            to: to === '' && form.choose(words.toWhom),
            dueOn: dueOn === '' ? form.choose(words.due.toLowerCase()) : dueOn < today && words.duePast,
          })
        }
        send={async ({ plan, title, body, to, dueOn, blocks }) => {
          const [slug = '', unit = ''] = to.split('|');
          const request: NewObstacle = {
            ...{ kind, title, body, dueOn, blocks: blocks.length > 0 },
            ...(ofTask ? { task: about.task.id } : { plan }),
            to: { organisation: slug, unit: unit === '' ? null : unit },
          };
          await answered(api.POST('/v1/obstacles', { params: { header: key(request) }, body: request }));
          confirmDone(words.sent[kind] ?? '');
          close();
          await Promise.all(
            ['obstacles', 'task', 'tasks'].map((name) => client.invalidateQueries({ queryKey: [name] })),
          );
        }}
      >
        {about === null && <PlanField />}
        <TextField name="title" label={words.title} hint={words.titleHint} />
        <LongTextField name="body" label={words.body} hint={words.bodyHint[kind] ?? ''} />
        <AddresseeOf />
        <TextField name="dueOn" label={words.due} type="date" short />
        {ofTask && kind === 'obstacle' && (
          <ChecksField name="blocks" label={words.blocks} choices={[{ value: '1', label: words.blocksChoice }]} />
        )}
      </Form>
    </Dialog>
  );
}

function PlanField() {
  const { form: words } = useObstacleWords();
  const plans = useQuery(seenPlansQuery).data ?? [];
  const choices = plans.map(({ id, title, year }) => ({ value: id, label: `${title} (${year})` }));
  return <SelectField name="plan" label={words.plan} choices={[{ value: '', label: words.choosePlan }, ...choices]} />;
}

/** Who can be addressed depends on the plan, which another field may say. */
function AddresseeOf() {
  const plan = useContext(FormContext)?.values.plan;
  return <AddresseeField plan={typeof plan === 'string' ? plan : ''} />;
}

import { useQueryClient } from '@tanstack/react-query';
import { useContext, useRef } from 'react';
import { answered, api, ifMatch } from '../../api/client.ts';
import { useKey } from '../../api/keyed.ts';
import { only } from '../../forms/errors.ts';
import { Field } from '../../forms/field.tsx';
import { Form } from '../../forms/form.tsx';
import { LongTextField, TextField } from '../../forms/inputs.tsx';
import { type Errors, FormContext, useField } from '../../forms/state.ts';
import { Icon } from '../../parts/icons.tsx';
import { confirmDone } from '../../parts/toast.ts';
import { taskFilesQuery, taskQuery } from '../queries.ts';
import type { PlanTask } from '../types.ts';
import { useTaskWords } from '../words.ts';
import { EvidenceField } from './evidence.tsx';
import { ResultsField } from './results-field.tsx';
import { howOf, percentOf, type UpdateValues, updateOf, valuesOf } from './values.ts';

const STATES = ['planned', 'in_progress', 'done'] as const;

interface Props {
  task: PlanTask;
  onCancel?: () => void;
  onSent?: (task: PlanTask) => void;
}

/** Records how far a task has come: its state, the results reached, and what shows it. */
export function UpdateForm({ task, onCancel, onSent }: Props) {
  const { form: words, conflict } = useTaskWords();
  const client = useQueryClient();
  const key = useKey();
  const seen = useRef(task);
  const check = (values: UpdateValues): Errors => {
    const missing = task.results.filter(({ id }) => !values.results.includes(id)).length;
    const done = values.state === 'done';
    const untold = task.results.filter(
      ({ id }) => values.results.includes(id) && String(values[howOf(id)] ?? '').trim() === '',
    );
    return only({
      progress: values.state === 'in_progress' && percentOf(values.progress) === null && words.progressWrong,
      results: done && missing > 0 && words.allNeeded(missing),
      ...Object.fromEntries(untold.map(({ id, text }) => [howOf(id), words.noteMissing(text)])),
      note: done && task.results.length === 0 && values.note.trim() === '' && words.noteNeeded,
    });
  };
  const send = async (values: UpdateValues) => {
    const body = updateOf(seen.current, values);
    const header = { ...key(body), ...ifMatch(seen.current.version) };
    const { reopened, ...after } = await answered(
      api.POST('/v1/tasks/{id}/updates', { params: { path: { id: task.id }, header }, body }),
    );
    confirmDone(reopened ? words.sentReopened : words.sent);
    onSent?.(after);
    await Promise.all([
      client.invalidateQueries({ queryKey: ['tasks'] }),
      client.invalidateQueries(taskQuery(task.id)),
      client.invalidateQueries(taskFilesQuery(task.id)),
    ]);
  };
  return (
    <Form
      name={`task-${task.id}-${task.version}`}
      initial={valuesOf(task)}
      verb={words.send}
      check={check}
      send={send}
      reread={async () => {
        seen.current = await client.fetchQuery({ ...taskQuery(task.id), staleTime: 0 });
        const { state, progress } = valuesOf(seen.current);
        return { state, progress } as UpdateValues;
      }}
      labels={conflict}
      shown={(name, value) => (name === 'state' ? (words.states[String(value)] ?? String(value)) : String(value))}
      {...(onCancel && { onCancel })}
    >
      {task.state === 'done' && (
        <p className="note note--cam">
          <Icon name="info" />
          <span>{words.reopens}</span>
        </p>
      )}
      <StateField />
      <ProgressField />
      {task.results.length > 0 && <ResultsField results={task.results} />}
      <LongTextField name="note" label={words.note} hint={words.noteHint} />
      <EvidenceField task={task.id} />
    </Form>
  );
}

function StateField() {
  const { form: words } = useTaskWords();
  const { id, error, control, set } = useField('state');
  return (
    <Field id={id} label={words.state} error={error} group>
      <span className="seg seg--field">
        {STATES.map((state, at) => (
          <label key={state}>
            <input
              id={at === 0 ? id : undefined}
              type="radio"
              name={id}
              checked={control.value === state}
              onChange={() => set(state)}
            />
            {words.states[state]}
          </label>
        ))}
      </span>
    </Field>
  );
}

/** Asked for only while it can be anything but 0 and 100. */
function ProgressField() {
  const { form: words } = useTaskWords();
  const values = useContext(FormContext)?.values;
  if (values?.state !== 'in_progress') return null;
  return <TextField name="progress" label={words.progress} hint={words.progressHint} inputMode="numeric" short />;
}

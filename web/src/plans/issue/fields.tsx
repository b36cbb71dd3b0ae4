import { useEffect } from 'react';
import { Field } from '../../forms/field.tsx';
import { ChecksField, LongTextField, TextField } from '../../forms/inputs.tsx';
import { useField } from '../../forms/state.ts';
import type { Draft } from '../steps/draft.ts';
import { blocking, yearIsOver } from './decision.ts';
import { useIssueWords } from './words.ts';

/** Number, day, place and signer of the decision, or where the record of an older paper comes from. */
export function DecisionFields({ plan, today }: { plan: Pick<Draft, 'register' | 'gaps' | 'year'>; today: string }) {
  const { register, gaps } = plan;
  const words = useIssueWords();
  const historical = useField('historical').list.length > 0;
  const date = useField('date');
  // An older paper is not of today: the day proposed for a new one must not slip into the record.
  useEffect(() => {
    if (historical && date.control.value === today) date.set('');
  }, [historical]);
  const lacking = gaps.length - blocking(plan, { historical }, today).length;
  const numbering = String(useField('numbering').control.value);
  return (
    <>
      <ChecksField
        name="historical"
        label={words.historical}
        hint={words.historicalHint}
        choices={[{ value: 'yes', label: words.isHistorical }]}
      />
      {historical ? (
        <>
          {lacking > 0 && <p className="small muted">{words.allowed(lacking)}</p>}
          <LongTextField name="note" label={words.note} hint={words.noteHint} />
          <LongTextField name="noteEn" label={words.noteEn} hint={words.noteEnHint} />
          <TextField name="number" label={words.number} hint={words.numberHint} spellCheck={false} short />
        </>
      ) : (
        <>
          <Numbering next={register.next} />
          {numbering === 'next' ? (
            <TextField name="symbol" label={words.symbol} hint={words.symbolHint} spellCheck={false} short />
          ) : (
            <TextField name="number" label={words.number} hint={words.numberHint} spellCheck={false} short />
          )}
        </>
      )}
      <TextField
        name="date"
        type="date"
        label={words.date}
        hint={historical && yearIsOver(plan.year, today) ? words.dateUnknown : words.dateHint}
        short
      />
      <TextField name="place" label={words.place} hint={words.placeHint} short />
      <TextField name="authority" label={words.authority} hint={words.authorityHint} />
      <TextField name="title" label={words.post} hint={words.postHint} />
      <TextField name="name" label={words.name} hint={words.nameHint} />
      <LongTextField name="bases" label={words.bases} hint={words.basesHint} />
      <TextField name="proposedBy" label={words.proposedBy} hint={words.proposedByHint} />
    </>
  );
}

function Numbering({ next }: { next: string | null }) {
  const words = useIssueWords();
  const { id, error, set, control } = useField('numbering');
  const choice = (value: string, label: string, first: boolean) => (
    <label className="check">
      <input
        id={first ? id : undefined}
        type="radio"
        name={id}
        checked={control.value === value}
        onChange={() => set(value)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <Field id={id} label={words.numbering} error={error} group>
      {choice('next', next === null ? words.nextUnknown : words.next(next), true)}
      {choice('typed', words.typed, false)}
    </Field>
  );
}

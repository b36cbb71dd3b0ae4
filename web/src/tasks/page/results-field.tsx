import { Field } from '../../forms/field.tsx';
import { LongTextField } from '../../forms/inputs.tsx';
import { useField } from '../../forms/state.ts';
import type { PlanTask } from '../types.ts';
import { useTaskWords } from '../words.ts';
import { howOf } from './values.ts';

/** Which of the expected results are reached, and how each was. */
export function ResultsField({ results }: { results: PlanTask['results'] }) {
  const { form: words } = useTaskWords();
  const { id, error, list, set } = useField('results');
  return (
    <Field id={id} label={words.reached} hint={words.reachedHint} error={error} group>
      {results.map((result, at) => {
        const reached = list.includes(result.id);
        return (
          <div key={result.id}>
            <label className="check">
              <input
                id={at === 0 ? id : undefined}
                type="checkbox"
                checked={reached}
                onChange={() => set(reached ? list.filter((one) => one !== result.id) : [...list, result.id])}
              />
              <span lang="vi">{result.text}</span>
            </label>
            {reached && (
              <div className="check__more">
                <LongTextField name={howOf(result.id)} label={words.reachedNoteShort} />
              </div>
            )}
          </div>
        );
      })}
    </Field>
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Field } from '../../forms/field.tsx';
import { useField } from '../../forms/state.ts';
import { useTexts } from '../../language/store.ts';
import { useMe } from '../../session/me.ts';
import { useBeginWords } from '../begin-words.ts';
import { issuedQuery, plansQuery } from '../queries.ts';

/** With what the plan begins: its template alone, another plan, or a workbook. */
export function BeginField({ setFile }: { setFile: (file: File | null) => void }) {
  const words = useBeginWords();
  const { id, error, control } = useField('from');
  const ways = [
    ['empty', words.fromEmpty, words.fromEmptyText],
    ['copy', words.fromCopy, words.fromCopyText],
    ['file', words.fromFile, words.fromFileText],
  ] as const;
  return (
    <>
      <Field id={id} label={words.from} error={error} group>
        <div className="choices choices--three">
          {ways.map(([value, title, about], at) => (
            <label className="choice" key={value}>
              <input
                id={at === 0 ? id : undefined}
                type="radio"
                name={id}
                value={value}
                checked={control.value === value}
                onChange={control.onChange}
              />
              <span>
                <b>{title}</b>
                <span className="small muted choice__about">{about}</span>
              </span>
            </label>
          ))}
        </div>
      </Field>
      {control.value === 'copy' && <SourceField />}
      {control.value === 'file' && <FileField setFile={setFile} />}
    </>
  );
}

/** Which plan is copied; last year's stand before older ones. */
function SourceField() {
  const words = useBeginWords();
  const { organisation } = useMe();
  const { plans } = useTexts();
  const { id, error, control } = useField('source');
  const drafts = useQuery(plansQuery(organisation.slug));
  const issued = useInfiniteQuery(issuedQuery(organisation.slug, {}));
  const label = ({ title, year, kind }: { title: string; year: number; kind: string }) =>
    `${year} · ${plans.kinds[kind] ?? kind} · ${title}`.slice(0, 160);
  const byYear = <T extends { year: number }>(items: readonly T[]) => items.toSorted((a, b) => b.year - a.year);
  return (
    <Field id={id} label={words.source} error={error}>
      <select className="input" {...control}>
        <option value="">{drafts.isPending || issued.isPending ? words.sourceLoading : words.sourceNone}</option>
        <optgroup label={words.sourceDrafts}>
          {byYear(drafts.data?.items ?? []).map((plan) => (
            <option key={plan.id} value={`draft:${plan.id}`}>
              {label(plan)}
            </option>
          ))}
        </optgroup>
        <optgroup label={words.sourceIssued}>
          {byYear(issued.data?.pages.flatMap(({ items }) => items) ?? []).map((plan) => (
            <option key={plan.id} value={`issued:${plan.id}`}>
              {label(plan)}
            </option>
          ))}
        </optgroup>
      </select>
    </Field>
  );
}

/** A file is chosen anew after a reload: the browser gives it to nobody unasked. */
function FileField({ setFile }: { setFile: (file: File | null) => void }) {
  const words = useBeginWords();
  const { id, error, set } = useField('file');
  return (
    <Field id={id} label={words.file} error={error}>
      <input
        id={id}
        type="file"
        className="input"
        accept=".xlsx"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={({ target }) => {
          setFile(target.files?.[0] ?? null);
          set(target.files?.[0]?.name ?? '');
        }}
      />
    </Field>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answered, api, ifMatch } from '../api/client.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { LongTextField, TextField } from '../forms/inputs.tsx';
import { currentLanguage } from '../language/store.ts';
import { Dialog } from '../parts/dialog.tsx';
import { confirmDone } from '../parts/toast.ts';
import { readMillions, showMillions } from '../plans/numbers.ts';
import { type BudgetLine, budgetQuery } from './queries.ts';
import { useBudgetWords } from './words.ts';

interface Props {
  plan: string;
  line: BudgetLine;
  close: () => void;
}

/** Records what was allocated and spent on one line. What others recorded meanwhile is put beside it. */
export function RecordDialog({ plan, line, close }: Props) {
  const words = useBudgetWords();
  const client = useQueryClient();
  const version = useRef(line.version);
  const language = currentLanguage();
  const valuesOf = ({ allocated, spent, note }: BudgetLine) => ({
    allocated: showMillions(allocated, language),
    spent: showMillions(spent, language),
    note: note ?? '',
  });
  const name = `${words.purposes[line.purpose]}, ${words.sources[line.source]}, ${line.year}`;
  return (
    <Dialog
      open
      onClose={close}
      title={words.recordOf(name)}
      lead={`${words.planned}: ${showMillions(line.planned, language)}. ${words.unit}.`}
    >
      <Form
        name={`budget-${line.id}-${line.version}`}
        initial={valuesOf(line)}
        verb={words.record}
        onCancel={close}
        labels={{ allocated: words.allocated, spent: words.spent, note: words.note }}
        check={({ allocated, spent }) =>
          only({
            allocated: readMillions(allocated, language) === null && words.amountWrong,
            spent: readMillions(spent, language) === null && words.amountWrong,
          })
        }
        reread={async () => {
          const { lines } = await client.fetchQuery({ ...budgetQuery(plan), staleTime: 0 });
          const now = lines.find(({ id }) => id === line.id) ?? line;
          version.current = now.version;
          return valuesOf(now);
        }}
        send={async ({ allocated, spent, note }) => {
          const body = {
            allocated: readMillions(allocated, language) ?? 0,
            spent: readMillions(spent, language) ?? 0,
            note: note.trim() === '' ? null : note,
          };
          const params = { path: { id: plan, line: line.id }, header: ifMatch(version.current) };
          await answered(api.PUT('/v1/plans/{id}/budget/{line}', { params, body }));
          confirmDone(words.saved);
          close();
          await client.invalidateQueries(budgetQuery(plan));
        }}
      >
        <TextField name="allocated" label={words.allocated} hint={words.amountHint} short />
        <TextField name="spent" label={words.spent} hint={words.amountHint} short />
        <LongTextField name="note" label={words.note} />
      </Form>
    </Dialog>
  );
}

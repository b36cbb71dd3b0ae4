import { useState } from 'react';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { useMe } from '../../../session/me.ts';
import type { Changed } from '../change.ts';
import { Preview } from '../paste/preview.tsx';
import { widthOf } from '../paste/range.ts';
import type { Months, PlanParty } from '../shapes.ts';
import { useGridTexts } from '../words.ts';
import { FileForm } from './file-form.tsx';
import { sendTables } from './send-file.ts';

type Table = readonly (readonly string[])[];

interface Props {
  /** Of the plan. */
  year: number;
  months: Months;
  parties: readonly PlanParty[];
  apply: (changed: Changed) => void;
  close: () => void;
}

/** A table of a Word file: which of them, then the same preview as for what is pasted from Excel. */
export function TablesDialog({ year, months, parties, apply, close }: Props) {
  const { exchange: words } = useGridTexts();
  const { organisation } = useMe();
  const [tables, setTables] = useState<readonly Table[] | null>(null);
  const [chosen, setChosen] = useState<Table | null>(null);
  const again = (
    <Button
      look="ghost"
      onClick={() => {
        setChosen(null);
        if ((tables?.length ?? 0) < 2) setTables(null);
      }}
    >
      {words.back}
    </Button>
  );
  return (
    <Dialog
      open
      onClose={close}
      title={words.tableTitle}
      lead={tables === null && words.tableLead}
      className="dialog--huge"
    >
      {tables === null && (
        <FileForm
          ending=".docx"
          verb={words.tableSend}
          close={close}
          send={async (file, signal) => {
            const found = (await sendTables(organisation.slug, file, signal)).tables;
            setTables(found.map(({ rows }) => rows));
            // One that holds months is most likely the one that is meant.
            const withMonths = found.filter((table) => table.months.length > 0);
            if (withMonths.length === 1 && withMonths[0]) setChosen(withMonths[0].rows);
          }}
        />
      )}
      {tables !== null && chosen === null && (
        <>
          <h3>{tables.length === 0 ? words.noTable : words.choose}</h3>
          <ul className="mg-tables">
            {tables.map((rows, at) => (
              <li key={at}>
                <button type="button" onClick={() => setChosen(rows)}>
                  <b>{words.table(at + 1, rows.length, widthOf(rows))}</b>
                  <span className="small muted" lang="vi">
                    {(rows[0] ?? []).filter(Boolean).join(' | ').slice(0, 200)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <div className="form__acts">
            <Button look="ghost" onClick={() => setTables(null)}>
              {words.back}
            </Button>
          </div>
        </>
      )}
      {chosen !== null && (
        <Preview
          rows={chosen}
          place={null}
          year={year}
          months={months}
          parties={parties}
          apply={apply}
          close={close}
          again={again}
        />
      )}
    </Dialog>
  );
}

import { fromTsv } from '@ndp/documents/grid/from-tsv';
import { useId, useRef, useState } from 'react';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import type { Changed } from '../change.ts';
import type { Place } from '../places.ts';
import type { Months, PlanParty } from '../shapes.ts';
import { useGridTexts } from '../words.ts';
import { Preview } from './preview.tsx';

interface Props {
  /** What was pasted upon the grid; null: it is pasted here. */
  text: string | null;
  place: Place | null;
  /** Of the plan. */
  year: number;
  months: Months;
  parties: readonly PlanParty[];
  apply: (changed: Changed) => void;
  close: () => void;
}

/** Takes a range copied in Excel, shows what would become of it, and puts it in once that is right. */
export function PasteDialog({ text, place, year, months, parties, apply, close }: Props) {
  const { paste: words } = useGridTexts();
  const [rows, setRows] = useState(() => (text === null ? null : fromTsv(text)));
  return (
    <Dialog open onClose={close} title={words.title} className="dialog--huge">
      {rows === null ? (
        <Area read={(pasted) => setRows(fromTsv(pasted))} />
      ) : (
        <Preview
          rows={rows}
          place={place}
          year={year}
          months={months}
          parties={parties}
          apply={apply}
          close={close}
          again={
            <Button look="ghost" onClick={() => setRows(null)}>
              {words.again}
            </Button>
          }
        />
      )}
    </Dialog>
  );
}

/** Where one pastes without being in a cell of the grid, on a telephone say. */
function Area({ read }: { read: (text: string) => void }) {
  const { paste: words } = useGridTexts();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [empty, setEmpty] = useState(false);
  const go = () => {
    const text = area.current?.value ?? '';
    if (text.trim() !== '') return read(text);
    setEmpty(true);
    area.current?.focus();
  };
  return (
    <>
      <label className="lbl" htmlFor={id}>
        {words.area}
      </label>
      <p className="hint" id={`${id}h`}>
        {words.areaHint}
      </p>
      {empty && (
        <p className="err" id={`${id}e`} role="alert">
          {words.empty}
        </p>
      )}
      <textarea
        ref={area}
        id={id}
        className="input mg-area"
        aria-describedby={empty ? `${id}h ${id}e` : `${id}h`}
        aria-invalid={empty || undefined}
        spellCheck={false}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          if (text.trim() === '' || area.current?.value !== '') return;
          event.preventDefault();
          read(text);
        }}
      />
      <div className="form__acts">
        <Button look="son" onClick={go}>
          {words.read}
        </Button>
      </div>
    </>
  );
}

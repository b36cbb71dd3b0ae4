import { Menu } from '@base-ui/react/menu';
import { useState } from 'react';
import { useTexts } from '../../../language/store.ts';
import { Icon } from '../../../parts/icons.tsx';
import { wordsFor } from '../../../parts/states.tsx';
import { useMe } from '../../../session/me.ts';
import type { Changed } from '../change.ts';
import type { Draft, Months, PlanParty } from '../shapes.ts';
import { useGridTexts } from '../words.ts';
import { downloadWorkbook } from './send-file.ts';
import { TablesDialog } from './tables.tsx';
import { WorkbookDialog } from './workbook.tsx';

interface Props {
  plan: Draft;
  months: Months;
  parties: readonly PlanParty[];
  readOnly: boolean;
  apply: (changed: Changed) => void;
}

/** The plan as a workbook, out and in again, and months from a table of a Word file. */
export function Exchange({ plan, months, parties, readOnly, apply }: Props) {
  const { exchange: words } = useGridTexts();
  const texts = useTexts();
  const { organisation } = useMe();
  const [open, setOpen] = useState<'book' | 'table' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const download = () => {
    setFailure(null);
    downloadWorkbook(organisation.slug, plan.id).catch(setFailure);
  };
  const close = () => setOpen(null);
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="btn btn--s">
          <Icon name="file" />
          {words.button}
          <Icon name="down" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className="positioner" sideOffset={4} align="end">
            <Menu.Popup className="popup" aria-label={words.button}>
              <Menu.Item className="menu-item" onClick={download}>
                <Icon name="down_file" />
                {words.exportBook}
              </Menu.Item>
              {!readOnly && (
                <>
                  <Menu.Item className="menu-item" onClick={() => setOpen('book')}>
                    <Icon name="file" />
                    {words.importBook}
                  </Menu.Item>
                  <Menu.Item className="menu-item" onClick={() => setOpen('table')}>
                    <Icon name="list" />
                    {words.importTable}
                  </Menu.Item>
                </>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {failure !== null && (
        <p className="err" role="alert">
          {words.failed}: {wordsFor(failure, texts)}
        </p>
      )}
      {open === 'book' && <WorkbookDialog plan={plan} close={close} />}
      {open === 'table' && (
        <TablesDialog year={plan.year} months={months} parties={parties} apply={apply} close={close} />
      )}
    </>
  );
}

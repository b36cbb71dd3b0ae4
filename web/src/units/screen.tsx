import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UnitRow } from '../api/types.ts';
import { day } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { Pill } from '../parts/pill.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useMe } from '../session/me.ts';
import { EditUnit } from './edit.tsx';
import { useEndUnit } from './end.ts';
import { unitsQuery } from './queries.ts';

/** The organisation's units; duties and members belong to them. */
export function UnitsScreen() {
  const { organisation } = useMe();
  const { units: words } = useTexts();
  const query = useQuery(unitsQuery(organisation.slug));
  const [editing, setEditing] = useState<UnitRow | 'new' | null>(null);
  const add = query.data?.mayCreate && (
    <Button look="son" onClick={() => setEditing('new')}>
      <Icon name="plus" />
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} lead={words.lead} acts={query.data && query.data.items.length > 0 && add}>
      <section className="card" aria-label={words.title}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="tree" title={words.empty} action={add}>
                {words.emptyText}
              </Empty>
            ) : (
              <Table items={items} edit={setEditing} />
            )
          }
        </Loaded>
      </section>
      {editing && <EditUnit unit={editing === 'new' ? null : editing} close={() => setEditing(null)} />}
    </Page>
  );
}

function Table({ items, edit }: { items: readonly UnitRow[]; edit: (unit: UnitRow) => void }) {
  const { units: words, do: verbs, state } = useTexts();
  const end = useEndUnit();
  return (
    <StackTable
      heads={[words.name, words.short, { num: words.members }, { num: words.duties }, words.from, { acts: words.edit }]}
    >
      {items.map((unit) => (
        <tr key={unit.id}>
          <td>
            <b>{unit.name}</b>{' '}
            {unit.ended && (
              <Pill tone="plain" icon="lock">
                {words.over}
              </Pill>
            )}
            <div className="small muted" lang="en">
              {unit.nameEn}
            </div>
          </td>
          <td data-label={words.short}>{unit.short}</td>
          <td className="num" data-label={words.members}>
            {unit.members}
          </td>
          <td className="num" data-label={words.duties}>
            {unit.duties}
          </td>
          <td className="small" data-label={words.from}>
            {unit.validFrom ? <time dateTime={unit.validFrom}>{day(unit.validFrom)}</time> : state.unknown}
          </td>
          <td className="acts">
            {unit.mayEdit && (
              <Button small onClick={() => edit(unit)}>
                {verbs.edit}
                <span className="sr"> {unit.name}</span>
              </Button>
            )}{' '}
            {unit.mayEnd && (
              <Button small look="ghost" onClick={() => end(unit)}>
                {words.end}
                <span className="sr"> {unit.name}</span>
              </Button>
            )}
          </td>
        </tr>
      ))}
    </StackTable>
  );
}

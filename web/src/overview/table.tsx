import { day } from '../dates/format.ts';
import { currentLanguage } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import type { IconName } from '../parts/icons.tsx';
import { NumberTile } from '../parts/number-tile.tsx';
import { Pill, type Tone } from '../parts/pill.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { useHref } from '../session/me.ts';
import { KINDS } from './filter.ts';
import type { Cell, OverviewRow } from './queries.ts';
import { useOverviewWords } from './words.ts';

const LOOK: Record<Cell['state'], { tone: Tone; icon: IconName }> = {
  issued: { tone: 'luc', icon: 'seal' },
  partial: { tone: 'cham', icon: 'half' },
  none: { tone: 'late', icon: 'warn' },
  not_expected: { tone: 'plain', icon: 'ring' },
};

/** A platform a row, a kind of plan a column; each says its state in shape, word and colour. */
export function OverviewTable({ items, busy }: { items: readonly OverviewRow[]; busy: boolean }) {
  const words = useOverviewWords();
  const href = useHref();
  const language = currentLanguage();
  return (
    <StackTable
      busy={busy}
      heads={[words.platform, ...KINDS.map((kind) => words.kinds[kind] ?? kind), { acts: words.compare }]}
    >
      {items.map(({ platform, cells, missing }) => (
        <tr key={platform.code}>
          <td>
            <div className="row row--fixed">
              <NumberTile number={platform.number} group={platform.group} />
              <div>
                <A className="plain b" href={href(`nen-tang/${platform.slug}?muc=ke-hoach`)}>
                  {platform.name[language]}
                </A>
                <div className="small muted">{platform.focal.map(({ name }) => name[language]).join(', ')}</div>
              </div>
            </div>
          </td>
          {KINDS.map((kind) => (
            <td key={kind} data-label={words.kinds[kind]}>
              <KindCell cell={cells[kind]} missing={missing.filter((one) => one.kind === kind)} />
            </td>
          ))}
          <td className="acts">
            <A className="small" href={href(`nen-tang/${platform.slug}/so-sanh`)}>
              {words.compare}
              <span className="sr">: {platform.name[language]}</span>
            </A>
          </td>
        </tr>
      ))}
    </StackTable>
  );
}

function KindCell({ cell: { state, plans }, missing }: { cell: Cell; missing: OverviewRow['missing'] }) {
  const words = useOverviewWords();
  const href = useHref();
  const language = currentLanguage();
  if (state === 'not_expected' && plans.length === 0)
    return <span className="small quiet">{words.state.not_expected}</span>;
  return (
    <>
      <Pill {...LOOK[state]}>{words.state[state] ?? state}</Pill>
      {plans.map(({ id, title, organisation, decision: { number, date }, historical, gapMonths, tasks }) => (
        <div key={id} className="small overview__plan">
          <A href={href(`da-ban-hanh/${id}`)} title={title}>
            {words.decision(number ?? '', date ? day(date) : '') || words.unknown}
          </A>{' '}
          <span className="muted">{organisation.short[language]}</span>
          <div className="quiet">
            {[
              historical && words.state.historical,
              gapMonths > 0 && words.gap(gapMonths),
              tasks.all > 0 && words.done(tasks.done, tasks.all),
            ]
              .filter(Boolean)
              .join(', ')}
          </div>
          {(tasks.late > 0 || tasks.blocked > 0) && (
            <div className="cam b">
              {[tasks.late > 0 && words.late(tasks.late), tasks.blocked > 0 && words.blocked(tasks.blocked)]
                .filter(Boolean)
                .join(', ')}
            </div>
          )}
        </div>
      ))}
      {plans.length > 0 && missing.length > 0 && (
        <div className="small cam">
          {words.missing(missing.map((one) => one.organisation.short[language]).join(', '))}
        </div>
      )}
    </>
  );
}

import type { PlatformPage } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import type { IconName } from '../parts/icons.tsx';
import { Pill, type Tone } from '../parts/pill.tsx';
import { Empty } from '../parts/states.tsx';

const LOOKS: Record<string, [Tone, IconName]> = {
  proposed: ['cham', 'clock'],
  accepted: ['luc', 'done'],
  confirmed: ['luc', 'done'],
  declined: ['son', 'back'],
  to_be_designated: ['cam', 'clock'],
};

/** Who has been given what, and in which clause it stands. */
export function Duties({ platform }: { platform: PlatformPage }) {
  const { platforms: words, duties, duty: of } = useTexts();
  if (platform.duties.length === 0)
    return (
      <div className="card">
        <Empty icon="grid" title={words.dutiesEmpty}>
          {words.dutiesEmptyText}
        </Empty>
      </div>
    );
  return (
    <div className="card scroll-x">
      <table className="tbl tbl--stack">
        <thead>
          <tr>
            <th scope="col">{words.duties.kind}</th>
            <th scope="col">{words.duties.bearer}</th>
            <th scope="col">{words.duties.state}</th>
            <th scope="col">{words.duties.clause}</th>
          </tr>
        </thead>
        <tbody>
          {platform.duties.map(({ kind, rank, state, bearer, unit, clause, note }) => {
            const [tone, icon] = LOOKS[state] ?? ['plain', 'ring'];
            return (
              <tr key={`${kind} ${bearer} ${clause}`}>
                <td>
                  <b>{duties[kind] ?? kind}</b>
                  {rank && <div className="small muted">{of.rank[rank] ?? rank}</div>}
                </td>
                <td>
                  {bearer}
                  {unit && unit !== bearer && <div className="small muted">{unit}</div>}
                  {note && (
                    <div className="small muted" lang="vi">
                      {note}
                    </div>
                  )}
                </td>
                <td>
                  <Pill tone={tone} icon={icon}>
                    {of.state[state] ?? state}
                  </Pill>
                </td>
                <td className="small muted" data-label={words.duties.clause} lang="vi">
                  {clause}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

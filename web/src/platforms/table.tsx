import type { PlatformRow } from '../api/types.ts';
import { named, useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { NumberTile } from '../parts/number-tile.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { useHref } from '../session/me.ts';

/** Platforms as rows: number and name, who owns them, what one's own part is. */
export function PlatformTable({ items }: { items: readonly PlatformRow[] }) {
  const { platforms: words, duties, state } = useTexts();
  const href = useHref();
  return (
    <StackTable heads={[words.name, words.mineColumn, words.focal]}>
      {items.map(({ number, slug, name, nameEn, group, owner, mine, focal }) => (
        <tr key={slug}>
          <td>
            <div className="row row--fixed">
              <NumberTile number={number} group={group} />
              <div>
                <A className="plain b" href={href(`nen-tang/${slug}`)}>
                  {named({ name, nameEn })}
                </A>
                <div className="small muted">{owner ?? words.enterprise}</div>
              </div>
            </div>
          </td>
          <td>
            {mine.length === 0 ? (
              <span className="quiet">{state.unknown}</span>
            ) : (
              <span className="row">
                {mine.map((kind) => (
                  <span key={kind} className="tag">
                    {duties[kind] ?? kind}
                  </span>
                ))}
              </span>
            )}
          </td>
          <td className="small muted" data-label={words.focal}>
            {focal.join(', ') || state.unknown}
          </td>
        </tr>
      ))}
    </StackTable>
  );
}

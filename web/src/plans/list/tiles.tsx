import { useQuery } from '@tanstack/react-query';
import { named } from '../../language/store.ts';
import { NumberTile } from '../../parts/number-tile.tsx';
import { useMe } from '../../session/me.ts';
import { ownPlatformsQuery } from '../new/queries.ts';

/** The platforms of a plan by their numbers in the catalogue; by their codes where those are not at hand. */
export function PlatformTiles({ codes }: { codes: readonly string[] }) {
  const { organisation } = useMe();
  const { data = [] } = useQuery(ownPlatformsQuery(organisation.slug));
  return (
    <span className="row">
      {codes.map((code) => {
        const found = data.find((one) => one.code === code);
        if (!found || found.number === null)
          return (
            <span key={code} className="tag num">
              {code}
            </span>
          );
        return (
          <span key={code} title={named(found)}>
            <NumberTile number={found.number} group={found.group ?? 'I'} />
            <span className="sr">{named(found)}</span>
          </span>
        );
      })}
    </span>
  );
}

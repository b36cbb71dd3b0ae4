import type { PlatformPage } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import { Empty } from '../parts/states.tsx';

/** Whom one turns to. */
export function People({ platform }: { platform: PlatformPage }) {
  const { platforms: words, duties } = useTexts();
  return (
    <div className="card">
      {platform.people.length === 0 ? (
        <Empty icon="people" title={words.peopleEmpty}>
          {words.peopleEmptyText}
        </Empty>
      ) : (
        <table className="tbl tbl--stack">
          <thead>
            <tr>
              <th scope="col">{words.tabs.people}</th>
              <th scope="col">{words.duties.kind}</th>
            </tr>
          </thead>
          <tbody>
            {platform.people.map(({ duty, name, organisation }) => (
              <tr key={`${duty} ${name}`}>
                <td>
                  <b>{name}</b>
                  {organisation && organisation !== name && <div className="small muted">{organisation}</div>}
                </td>
                <td>{duties[duty] ?? duty}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

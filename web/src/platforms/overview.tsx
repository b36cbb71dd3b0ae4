import type { PlatformPage } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icons.tsx';

export function Overview({ platform }: { platform: PlatformPage }) {
  const { platforms: words, duties } = useTexts();
  const { description, disagreement, mine, owner, code, group } = platform;
  return (
    <div className="grid-main">
      <div className="stack">
        <Card title={words.description} padded>
          <p lang="vi">{description || words.noDescription}</p>
        </Card>
        {disagreement && (
          <div className="note note--cam">
            <Icon name="warn" />
            <p lang="vi">{disagreement}</p>
          </div>
        )}
      </div>
      <div className="stack">
        <Card title={words.yourDuties} padded>
          {mine.length === 0 ? (
            <p className="muted">{words.noDuties}</p>
          ) : (
            <ul className="row">
              {mine.map((kind) => (
                <li key={kind} className="tag">
                  {duties[kind] ?? kind}
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title={words.facts} padded>
          <dl className="small stack--close">
            <Fact name={words.number}>{`${platform.number} (${code})`}</Fact>
            <Fact name={words.group}>{words.groups[group]}</Fact>
            <Fact name={words.owner}>{owner ?? words.enterprise}</Fact>
          </dl>
        </Card>
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt className="quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { isProblem } from '../api/problem.ts';
import type { PlatformPage } from '../api/types.ts';
import { named, useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Icon } from '../parts/icons.tsx';
import { NumberTile } from '../parts/number-tile.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useHref, useMe } from '../session/me.ts';
import { NotFound } from '../shell/not-found.tsx';
import { Duties } from './duties.tsx';
import { Overview } from './overview.tsx';
import { People } from './people.tsx';
import { Plans } from './plans.tsx';
import { platformQuery } from './queries.ts';

const TABS = {
  'tong-quan': 'overview',
  'nhiem-vu': 'duties',
  'ke-hoach': 'plans',
  'bao-cao': 'reports',
  'dau-moi': 'people',
} as const;
type Tab = keyof typeof TABS;

/** One platform as the organisation works on it. */
export function PlatformScreen() {
  const { organisation } = useMe();
  const { slug = '' } = useParams({ strict: false }) as { slug?: string };
  const { muc } = useSearch({ strict: false }) as { muc?: string };
  const { platforms: words } = useTexts();
  const query = useQuery(platformQuery(organisation.slug, slug));
  if (isProblem(query.error, 'not_found')) return <NotFound />;
  const tab: Tab = muc && Object.hasOwn(TABS, muc) ? (muc as Tab) : 'tong-quan';
  const found = query.data;
  return (
    <Page
      title={found ? named({ name: found.name, ...(found.nameEn && { nameEn: found.nameEn }) }) : words.name}
      mark={found && <NumberTile number={found.number} group={found.group} large />}
      lead={
        found && `${words.groups[found.group]}. ${found.owner ? `${words.owner}: ${found.owner}` : words.enterprise}`
      }
      acts={
        found && (
          <a className="btn" href={found.publicHref}>
            <Icon name="outside" />
            {words.public}
          </a>
        )
      }
    >
      <Tabs slug={slug} tab={tab} />
      <Loaded query={query} lines={6}>
        {(platform) => <Panel platform={platform} tab={tab} />}
      </Loaded>
    </Page>
  );
}

/** Each part has an address of its own, so they are links, not buttons. */
function Tabs({ slug, tab }: { slug: string; tab: Tab }) {
  const { platforms: words } = useTexts();
  const href = useHref();
  return (
    <nav className="tabs" aria-label={words.parts}>
      {Object.entries(TABS).map(([path, name]) => (
        <A key={path} href={href(`nen-tang/${slug}?muc=${path}`)} aria-current={path === tab ? 'page' : undefined}>
          {words.tabs[name]}
        </A>
      ))}
    </nav>
  );
}

function Panel({ platform, tab }: { platform: PlatformPage; tab: Tab }) {
  const { platforms: words } = useTexts();
  switch (tab) {
    case 'tong-quan':
      return <Overview platform={platform} />;
    case 'nhiem-vu':
      return <Duties platform={platform} />;
    case 'ke-hoach':
      return <Plans platform={platform} />;
    case 'dau-moi':
      return <People platform={platform} />;
    case 'bao-cao':
      return (
        <div className="card">
          <Empty icon="file" title={words.reportsEmpty}>
            {words.reportsEmptyText}
          </Empty>
        </div>
      );
  }
}

import '../styles/plan-life.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { answered, api } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { PlanBudget } from '../budget/budget.tsx';
import { day, moment } from '../dates/format.ts';
import { A } from '../parts/anchor.tsx';
import { Icon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { Loaded } from '../parts/states.tsx';
import { useHref, useMe } from '../session/me.ts';
import { NotFound } from '../shell/not-found.tsx';
import { Changes } from './changes.tsx';
import { Contents } from './contents.tsx';
import { Acts, Facts } from './head.tsx';
import { Progress } from './progress.tsx';
import { type Issued, issuedQuery } from './queries.ts';
import { Recipients } from './recipients.tsx';
import { useIssuedWords } from './words.ts';

const TABS = {
  'noi-dung': ['contents', Contents],
  'tien-do': ['progress', Progress],
  'kinh-phi': ['money', ({ plan }: { plan: Issued }) => <PlanBudget plan={plan.id} />],
  'thay-doi': ['changes', Changes],
  'noi-nhan': ['recipients', Recipients],
} as const;
type Tab = keyof typeof TABS;

/** A plan as it was issued, and how it is carried out, for all whom it concerns. */
export function IssuedScreen() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { muc, 'phien-ban': version } = useSearch({ strict: false }) as { muc?: string; 'phien-ban'?: string };
  const words = useIssuedWords();
  const asked = version !== undefined && /^[1-9]\d{0,3}$/.test(version) ? Number(version) : null;
  const query = useQuery(issuedQuery(id, asked));
  useOpened(query.data);
  if (isProblem(query.error, 'not_found')) return <NotFound />;
  const tab: Tab = muc && Object.hasOwn(TABS, muc) ? (muc as Tab) : 'noi-dung';
  const Panel = TABS[tab][1];
  return (
    <Page title={query.data?.title ?? words.loading} acts={query.data && <Acts plan={query.data} />}>
      <Loaded query={query} lines={8}>
        {(plan) => (
          <>
            <Facts plan={plan} />
            <Notes plan={plan} />
            <Tabs plan={plan} tab={tab} />
            <Panel plan={plan} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** That an older version is shown, and how the plan came to one's own organisation. */
function Notes({ plan }: { plan: Issued }) {
  const words = useIssuedWords();
  const href = useHref();
  const { organisation } = useMe();
  const { delivery } = plan;
  const own = plan.recipients.find(({ slug }) => slug === organisation.slug);
  return (
    <>
      {!plan.current && (
        <div className="note note--cam">
          <Icon name="history" />
          <p>
            {words.old(plan.version)} <A href={href(`da-ban-hanh/${plan.id}`)}>{words.toCurrent}</A>
          </p>
        </div>
      )}
      {delivery && (
        <p className="small muted">
          <Icon name="inbox" /> {words.arrival(delivery.arrivalNumber, day(delivery.arrivedAt))}
          {delivery.acknowledgedAt !== null &&
            `. ${words.weAcknowledged(own?.acknowledgedBy ?? '', moment(delivery.acknowledgedAt))}`}
        </p>
      )}
    </>
  );
}

/** Each part has an address of its own, so they are links, not buttons. */
function Tabs({ plan, tab }: { plan: Issued; tab: Tab }) {
  const words = useIssuedWords();
  const href = useHref();
  const version = plan.current ? '' : `&phien-ban=${plan.version}`;
  return (
    <nav className="tabs" aria-label={words.parts}>
      {Object.entries(TABS).map(([path, [name]]) => (
        <A
          key={path}
          href={href(`da-ban-hanh/${plan.id}?muc=${path}${version}`)}
          aria-current={path === tab ? 'page' : undefined}
        >
          {words.tabs[name]}
        </A>
      ))}
    </nav>
  );
}

/** Looking at a plan that arrived is opening it: the register notes who did first. */
function useOpened(plan: Issued | undefined): void {
  const { organisation, may } = useMe();
  const client = useQueryClient();
  const entry = plan?.delivery && plan.delivery.openedAt === null && may['plan.acknowledge'] ? plan.delivery.id : null;
  const id = plan?.id;
  useEffect(() => {
    if (entry === null) return;
    const path = { org: organisation.slug, id: entry };
    answered(api.POST('/v1/t/{org}/incoming/{id}/open', { params: { path } }))
      .then(() => Promise.all([['issued', id], ['incoming']].map((queryKey) => client.invalidateQueries({ queryKey }))))
      // Reading goes on all the same; the next visit notes it.
      .catch(() => undefined);
  }, [entry, id, organisation.slug, client]);
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { A } from '../parts/anchor.tsx';
import { Icon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { useHref, useMe } from '../session/me.ts';
import { useBeginWords } from './begin-words.ts';
import { Drafts } from './list/drafts.tsx';
import { filterFrom, type PlanFilter } from './list/filter.ts';
import { Issued } from './list/issued.tsx';

/** Plans: the organisation's drafts, and what has been issued by it or sent to it. The address says which. */
export function PlansScreen() {
  const { may } = useMe();
  const words = useBeginWords();
  const href = useHref();
  const filter = filterFrom(useSearch({ strict: false }));
  const navigate = useNavigate();
  const narrow = (next: PlanFilter) => void navigate({ to: '.', search: { ...next }, replace: true });
  const issued = filter.muc === 'ban-hanh';
  const { list } = words;
  return (
    <Page
      title={list.title}
      acts={
        may['plan.draft'] && (
          <A className="btn btn--son" href={href('ke-hoach/moi')}>
            <Icon name="plus" />
            {words.title}
          </A>
        )
      }
    >
      <nav className="tabs" aria-label={list.tabsLabel}>
        <A href={href('ke-hoach')} aria-current={issued ? undefined : 'page'}>
          {list.tabs.drafts}
        </A>
        {may['plan.read'] && (
          <A href={href('ke-hoach?muc=ban-hanh')} aria-current={issued ? 'page' : undefined}>
            {list.tabs.issued}
          </A>
        )}
      </nav>
      {issued ? <Issued filter={filter} narrow={narrow} /> : <Drafts filter={filter} narrow={narrow} />}
    </Page>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { PlatformPage } from '../api/types.ts';
import { day } from '../dates/format.ts';
import { named, useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Card } from '../parts/card.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { plansQuery } from '../plans/queries.ts';
import { PlanTable } from '../plans/table.tsx';
import { useHref, useMe } from '../session/me.ts';

/** The platform's plans: issued ones of every organisation, and the drafts of one's own. */
export function Plans({ platform }: { platform: PlatformPage }) {
  const { platforms: words } = useTexts();
  const { may } = useMe();
  const href = useHref();
  return (
    <div className="stack">
      <Card
        title={words.issued}
        count={platform.plans.length}
        action={
          may['plan.read'] && (
            <A className="btn btn--s" href={href(`nen-tang/${platform.slug}/so-sanh`)}>
              {words.sideBySide}
            </A>
          )
        }
      >
        {platform.plans.length === 0 ? (
          <Empty icon="list" title={words.plansEmpty}>
            {words.plansEmptyText}
          </Empty>
        ) : (
          <Issued plans={platform.plans} />
        )}
      </Card>
      {may['plan.draft.read'] && <Drafts code={platform.code} />}
    </div>
  );
}

function Issued({ plans }: { plans: PlatformPage['plans'] }) {
  const { platforms: words, plans: of, state } = useTexts();
  const { may } = useMe();
  const href = useHref();
  return (
    <table className="tbl tbl--stack">
      <thead>
        <tr>
          <th scope="col">{of.name}</th>
          <th scope="col">{words.decision}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map(({ id, kind, title, year, organisation, decision: { number, date } }) => (
          <tr key={id}>
            <td>
              {may['plan.read'] ? (
                <A className="plain b" href={href(`da-ban-hanh/${id}`)} lang="vi">
                  {title}
                </A>
              ) : (
                <b lang="vi">{title}</b>
              )}
              <div className="small muted">{`${of.kinds[kind] ?? kind}, ${year}. ${named(organisation)}`}</div>
            </td>
            <td data-label={words.decision}>
              {[number, date && day(date)].filter(Boolean).join(', ') || state.unknown}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Drafts({ code }: { code: string }) {
  const { organisation } = useMe();
  const { platforms: words } = useTexts();
  const query = useQuery(plansQuery(organisation.slug, code));
  return (
    <Card title={words.drafts} {...(query.data && { count: query.data.items.length })}>
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? <p className="card__b muted">{words.noDrafts}</p> : <PlanTable items={items} />
        }
      </Loaded>
    </Card>
  );
}

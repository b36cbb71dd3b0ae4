import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { isProblem } from '../../api/problem.ts';
import { type Issued, issuedQuery } from '../../issued/queries.ts';
import { Loaded, Skeleton } from '../../parts/states.tsx';
import { useHref, useMe } from '../../session/me.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { organisationsQuery } from '../reading/parties.ts';
import { partiesQuery } from '../steps/parties.ts';
import { namedOnPaper } from './names.ts';
import type { Paper } from './paper.ts';
import { PaperPage } from './screen.tsx';

/** The paper by which a plan was issued, in the version that the address names. */
export function IssuedPaperScreen() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { 'phien-ban': version } = useSearch({ strict: false }) as { 'phien-ban'?: string };
  const query = useQuery(issuedQuery(id, version && /^[1-9]\d{0,3}$/.test(version) ? Number(version) : null));
  if (isProblem(query.error, 'not_found')) return <NotFound />;
  return (
    <Loaded query={query} lines={10}>
      {(plan) => <IssuedPaper plan={plan} />}
    </Loaded>
  );
}

function IssuedPaper({ plan }: { plan: Issued }) {
  const { organisation } = useMe();
  const href = useHref();
  const parties = useQuery(partiesQuery(organisation.slug, plan.platforms));
  const all = useQuery(organisationsQuery);
  if ((parties.data === undefined && !parties.isError) || (all.data === undefined && !all.isError))
    return <Skeleton lines={10} />;
  const nameOf = (slug: string) =>
    all.data?.find((one) => one.slug === slug)?.name.vi ??
    plan.recipients.find((one) => one.slug === slug)?.short.vi ??
    slug;
  const { decision, contents, names } = plan;
  const paper: Paper = {
    title: plan.title,
    year: plan.year,
    organisation: plan.organisation.name.vi,
    unit: plan.unit?.name.vi ?? null,
    platforms: (parties.data?.platforms ?? []).flatMap(({ number, name }) =>
      number === null ? [] : [{ number, name }],
    ),
    contents: plan.template?.contents ?? [],
    sections: contents.sections ?? {},
    months: contents.months,
    monthsCovered: plan.monthsCovered,
    uncoveredReason: plan.uncoveredReason,
    name: namedOnPaper(
      Object.fromEntries(Object.entries(names.organisations).map(([slug, { name }]) => [slug, name.vi])),
      Object.fromEntries(Object.entries(names.units).map(([slug, name]) => [slug, name.vi])),
    ),
    decision: {
      number: decision.number,
      symbol: decision.symbol,
      date: decision.date,
      place: decision.place,
      signer: decision.signedBy ?? { authority: null, title: null, name: decision.signer },
      bases: decision.bases,
      recipients: decision.recipients.map(nameOf),
      draft: false,
      historical: plan.historical,
      note: decision.note?.vi ?? null,
    },
  };
  const version = plan.current ? '' : plan.version;
  return (
    <PaperPage
      paper={paper}
      back={href(`da-ban-hanh/${plan.id}${version && `?phien-ban=${version}`}`)}
      word={`/v1/plans/${plan.id}/document.docx${version && `?version=${version}`}`}
    />
  );
}

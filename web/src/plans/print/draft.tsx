import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { isProblem } from '../../api/problem.ts';
import { Loaded, Skeleton } from '../../parts/states.tsx';
import { useHref, useMe } from '../../session/me.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { readingOf } from '../reading/plan.ts';
import { type Draft, draftQuery } from '../steps/draft.ts';
import { partiesQuery } from '../steps/parties.ts';
import { namedOnPaper } from './names.ts';
import type { Paper } from './paper.ts';
import { PaperPage } from './screen.tsx';

/** A draft as its paper would look: without number and day, and marked as a draft. */
export function DraftPaperScreen() {
  const { organisation } = useMe();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const query = useQuery(draftQuery(organisation.slug, id));
  if (isProblem(query.error, 'not_found')) return <NotFound />;
  return (
    <Loaded query={query} lines={10}>
      {(plan) => <DraftPaper plan={plan} />}
    </Loaded>
  );
}

function DraftPaper({ plan }: { plan: Draft }) {
  const { organisation } = useMe();
  const href = useHref();
  const parties = useQuery(partiesQuery(organisation.slug, plan.platforms));
  if (parties.data === undefined && !parties.isError) return <Skeleton lines={10} />;
  const known = parties.data?.parties ?? [];
  const units = Object.fromEntries(known.flatMap(({ unit, unitName }) => (unit && unitName ? [[unit, unitName]] : [])));
  const organisations = Object.fromEntries(known.map((one) => [one.organisation, one.organisationName]));
  const reading = readingOf(plan);
  const paper: Paper = {
    ...reading,
    organisation: organisation.name,
    unit: plan.unit === null ? null : (units[plan.unit] ?? plan.unit),
    platforms: (parties.data?.platforms ?? []).flatMap(({ number, name }) =>
      number === null ? [] : [{ number, name }],
    ),
    name: namedOnPaper(organisations, units),
    decision: {
      number: plan.decision?.number ?? null,
      symbol: plan.register.symbol,
      date: plan.decision?.date ?? null,
      place: plan.register.place,
      signer: { authority: null, title: null, name: null },
      bases: plan.bases,
      recipients: [],
      draft: plan.decision === null,
      historical: false,
      note: null,
    },
  };
  return (
    <PaperPage
      paper={paper}
      back={href(`ke-hoach/${plan.id}`)}
      word={`/v1/t/${organisation.slug}/plans/${plan.id}/document.docx`}
    />
  );
}

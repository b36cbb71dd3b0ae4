import '../../styles/plan-life.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '../../api/problem.ts';
import { moment } from '../../dates/format.ts';
import { useTexts } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Pill } from '../../parts/pill.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useHref, useMe } from '../../session/me.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { useEditorWords } from '../editor/words.ts';
import { useNamed } from '../reading/parties.ts';
import { Arrival } from '../steps/arrival.tsx';
import { type Draft, draftQuery } from '../steps/draft.ts';
import { Gaps } from '../steps/gaps.tsx';
import { GiveBack, noteSection } from '../steps/give-back.tsx';
import { namesIn, partiesQuery } from '../steps/parties.ts';
import { sectionsOf } from '../steps/places.ts';
import { PlanSteps } from '../steps/plan-steps.tsx';
import { Stepper } from '../steps/stepper.tsx';
import { useStepWords } from '../steps/words.ts';
import { changesIn, Part } from './parts.tsx';
import { sinceQuery } from './since.ts';
import { useReviewWords } from './words.ts';

/** The whole plan on one page, for whoever decides on it: on a telephone first, by keyboard too. */
export function ReviewScreen() {
  const { organisation } = useMe();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const query = useQuery(draftQuery(organisation.slug, id));
  const words = useReviewWords();
  const { plans } = useTexts();
  if (isProblem(query.error, 'not_found')) return <NotFound />;
  const plan = query.data;
  const decides = plan?.mayReview || plan?.mayApprove;
  return (
    <Page
      title={plan ? (decides ? words.title(plan.title) : words.reading(plan.title)) : plans.title}
      lead={plan ? words.lead(plans.kinds[plan.kind] ?? plan.kind, plan.year, '') : ' '}
      narrow
    >
      <Loaded query={query} lines={8}>
        {(found) => <Whole plan={found} />}
      </Loaded>
    </Page>
  );
}

function Whole({ plan }: { plan: Draft }) {
  const { organisation, may } = useMe();
  const words = useReviewWords();
  const steps = useStepWords();
  const editor = useEditorWords();
  const href = useHref();
  const [giving, setGiving] = useState(false);
  const [onlyChanges, setOnlyChanges] = useState(false);
  const parties = useQuery(partiesQuery(organisation.slug, plan.platforms));
  const name = useNamed(namesIn(parties.data));
  const since = useQuery(sinceQuery(organisation.slug, plan));
  const changes = since.data ? changesIn(plan, since.data, { words: editor, nameOf: name }) : new Map();
  const returned = plan.reviews.findLast(({ step }) => step === 'return');
  const decides = plan.mayReview || plan.mayApprove;
  const acts = decides || plan.mayReturn || plan.maySubmit || plan.mayIssue;
  const giveBack = (code: string) => {
    noteSection(plan, code, steps);
    setGiving(true);
  };
  return (
    <div className="stack">
      <a className="btn btn--s only-focus" href="#quyet-dinh">
        {words.toDecision}
      </a>
      <section className="card" aria-label={steps.stands}>
        <div className="card__b">
          <Stepper plan={plan} />
        </div>
      </section>
      <Arrival plan={plan} />
      {plan.gaps.length > 0 && (
        <div className="note note--cam">
          <Icon name="warn" />
          <div>
            <p className="b">{words.gaps(plan.gaps.length)}</p>
            <Gaps plan={plan} most={8} />
          </div>
        </div>
      )}
      {returned && (
        <div className="note">
          <Icon name="back" />
          <div>
            <p className="b">{words.lastReturn(returned.reviewer.name, moment(returned.at))}</p>
            <p lang="vi">{returned.reason}</p>
          </div>
        </div>
      )}
      <section className="card" aria-label={words.changes}>
        <div className="card__b stack stack--close">
          <p>
            <b>{words.changes}.</b>{' '}
            <span className="muted">
              <About since={since} changed={changes.size} />
            </span>
          </p>
          {changes.size > 0 && (
            <fieldset className="seg">
              <legend className="sr">{words.view}</legend>
              <label>
                <input type="radio" name="xem" checked={!onlyChanges} onChange={() => setOnlyChanges(false)} />
                {words.showAll}
              </label>
              <label>
                <input type="radio" name="xem" checked={onlyChanges} onChange={() => setOnlyChanges(true)} />
                {words.showChanges}
              </label>
            </fieldset>
          )}
        </div>
      </section>
      {sectionsOf(plan, steps).map((section) => (
        <Part
          key={section.code}
          plan={plan}
          section={section}
          name={name}
          changes={changes.get(section.code) ?? null}
          onlyChanges={onlyChanges && changes.size > 0}
          giveBack={plan.mayReturn ? () => giveBack(section.code) : null}
        />
      ))}
      <section className="decide" id="quyet-dinh" tabIndex={-1} aria-label={words.decision}>
        {!decides && (
          <span className="muted grow">{waiting(plan, may['plan.approve'] === true, steps, words.nothing)}</span>
        )}
        {plan.state === 'approved' && (
          <Pill tone="luc" icon="tick">
            {steps.approvedOnly}
          </Pill>
        )}
        {!acts && (
          <A className="btn" href={href(`ke-hoach/${plan.id}`)}>
            {words.edit}
          </A>
        )}
        {/* Always there: a dialog that is open says what became of the plan, also where nothing is left to do. */}
        <PlanSteps plan={plan} reading />
      </section>
      {plan.sha256 !== '' && (
        <p className="small quiet break">
          {words.sha}: <span className="num">{plan.sha256}</span>
        </p>
      )}
      {giving && <GiveBack plan={plan} close={() => setGiving(false)} />}
    </div>
  );
}

/** For whoever has nothing to decide: who has. @param leads whether they could approve what somebody else wrote */
function waiting(
  { state, turn, vacant }: Draft,
  leads: boolean,
  words: Record<'waitsHead' | 'waitsInstead' | 'waitsLeader' | 'waitsIssue' | 'yours', string>,
  nothing: string,
): string {
  if (state === 'approved') return words.waitsIssue;
  if (state !== 'in_review') return nothing;
  if (turn === 'head') return vacant.includes('head') ? words.waitsInstead : words.waitsHead;
  return leads ? words.yours : words.waitsLeader;
}

function About({ since, changed }: { since: { data?: unknown; isError: boolean }; changed: number }) {
  const words = useReviewWords();
  if (since.isError) return words.noHistory;
  if (since.data === undefined) return ' ';
  if (since.data === null) return words.first;
  const { submitted, issued } = since.data as {
    submitted: { by: string; at: string } | null;
    issued: { version: number } | null;
  };
  const base = submitted
    ? words.since(submitted.by, moment(submitted.at))
    : issued
      ? words.sinceIssued(issued.version)
      : '';
  return `${base} ${changed === 0 ? words.none : `${words.count(changed)}.`}`;
}

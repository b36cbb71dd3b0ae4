import '../../styles/plan-life.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { isProblem } from '../../api/problem.ts';
import { dateOf, day } from '../../dates/format.ts';
import { currentLanguage, useTexts } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { Card } from '../../parts/card.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loaded, Skeleton } from '../../parts/states.tsx';
import { useHref, useMe } from '../../session/me.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { EndedNote, useEnding } from '../ended/note.tsx';
import { organisationsQuery } from '../reading/parties.ts';
import { Arrival } from '../steps/arrival.tsx';
import { type Draft, draftQuery } from '../steps/draft.ts';
import { Gaps } from '../steps/gaps.tsx';
import { partiesQuery } from '../steps/parties.ts';
import { yearIsOver } from './decision.ts';
import { IssueForm } from './form.tsx';
import { useIssueWords } from './words.ts';

/** An approved plan becomes a paper: its number, its signer, to whom it goes. */
export function IssueScreen() {
  const { organisation } = useMe();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const query = useQuery(draftQuery(organisation.slug, id));
  const words = useIssueWords();
  if (isProblem(query.error, 'not_found')) return <NotFound />;
  return (
    <Page title={words.title} lead={query.data ? query.data.title : ' '} narrow>
      <Loaded query={query} lines={8}>
        {(plan) => {
          if (plan.issuedAs !== null) return <Done plan={plan} issuedAs={plan.issuedAs} />;
          return plan.mayIssue ? <Issue plan={plan} /> : <NotYet plan={plan} />;
        }}
      </Loaded>
    </Page>
  );
}

function Issue({ plan }: { plan: Draft }) {
  const { organisation } = useMe();
  const words = useIssueWords();
  const ending = useEnding();
  const today = dateOf(new Date().toISOString());
  const parties = useQuery(partiesQuery(organisation.slug, plan.platforms));
  const all = useQuery(organisationsQuery);
  if ((parties.data === undefined && !parties.isError) || (all.data === undefined && !all.isError))
    return <Skeleton lines={8} />;
  const names = Object.fromEntries(
    (parties.data?.parties ?? []).map((one) => [
      one.organisation,
      currentLanguage() === 'en' ? one.organisationNameEn : one.organisationName,
    ]),
  );
  const recipients: Record<string, string[]> = parties.data?.recipients ?? {};
  const nameOf = (slug: string) =>
    all.data?.find((one) => one.slug === slug)?.name[currentLanguage()] ?? names[slug] ?? slug;
  const proposed = [...new Set(plan.template.recipients.flatMap((duty) => recipients[duty] ?? []))].filter(
    (slug) => slug !== organisation.slug,
  );
  return (
    <div className="stack">
      <p className="muted">{words.lead}</p>
      <EndedNote />
      {plan.gaps.length > 0 && (
        <div className="note note--cam">
          <Icon name="warn" />
          <div>
            <p className="b">{words.blocked(plan.gaps.length)}</p>
            <p>{words.blockedText}</p>
            {yearIsOver(plan.year, today) && <p>{words.blockedOlder}</p>}
            <Gaps plan={plan} />
          </div>
        </div>
      )}
      <Card title={words.decision} padded>
        <IssueForm
          plan={plan}
          recipients={proposed}
          mandatory={plan.kind === 'enterprise' ? proposed : []}
          nameOf={nameOf}
          unproposed={parties.isError}
          endedOn={ending?.on ?? null}
        />
      </Card>
    </div>
  );
}

function NotYet({ plan }: { plan: Draft }) {
  const words = useIssueWords();
  const { plans } = useTexts();
  const href = useHref();
  return (
    <div className="card">
      <Empty
        icon="seal"
        title={words.notNow}
        action={
          <A className="btn btn--s" href={href(`ke-hoach/${plan.id}`)}>
            {words.toPlan}
          </A>
        }
      >
        {plan.state === 'approved' ? words.noRight : words.notApproved(plans.states[plan.state] ?? plan.state)}
      </Empty>
    </div>
  );
}

/** What became of it: its number, and where it is found from now on. */
function Done({ plan, issuedAs }: { plan: Draft; issuedAs: string }) {
  const words = useIssueWords();
  const href = useHref();
  const { number = null, date = null, historical = false, recipients = [] } = plan.decision ?? {};
  return (
    <section className="card card__b stack issued" aria-label={words.done}>
      <p className="row">
        <Icon name="seal" className="luc" />
        <b>
          {historical && words.doneHistorical}
          {historical && number && date && ': '}
          {number && date && words.doneNumber(number, day(date))}
        </b>
      </p>
      {plan.arrival === 'parked' ? (
        <Arrival plan={plan} />
      ) : (
        <p className="muted">{recipients.length > 0 ? words.doneText : words.doneUnsent}</p>
      )}
      <div className="form__acts">
        <A className="btn btn--son" href={href(`da-ban-hanh/${issuedAs}`)}>
          {words.seeIssued}
        </A>
        <a className="btn" href={`/v1/plans/${issuedAs}/document.docx`} download>
          <Icon name="down_file" />
          {words.word}
        </a>
        <A className="btn" href={href(`da-ban-hanh/${issuedAs}/in`)}>
          {words.print}
        </A>
      </div>
    </section>
  );
}

import { day, moment } from '../dates/format.ts';
import { Acknowledge } from '../issued/acknowledge.tsx';
import { decisionText } from '../issued/head.tsx';
import { useIssuedWords } from '../issued/words.ts';
import { currentLanguage, useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Pill } from '../parts/pill.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { useHref } from '../session/me.ts';
import type { Arrival } from './queries.ts';

/** What arrived, with what one may do about it. */
export function IncomingTable({ items }: { items: readonly Arrival[] }) {
  const { incoming: words } = useIssuedWords();
  return (
    <StackTable heads={[{ num: words.number }, words.plan, words.from, words.state, { acts: words.act }]}>
      {items.map((arrival) => (
        <Row key={arrival.id} arrival={arrival} />
      ))}
    </StackTable>
  );
}

function Row({ arrival }: { arrival: Arrival }) {
  const all = useIssuedWords();
  const { incoming: words } = all;
  const { plans } = useTexts();
  const href = useHref();
  const { plan, from, decision } = arrival;
  const isNew = arrival.openedAt === null && arrival.acknowledgedAt === null;
  const page = href(`da-ban-hanh/${plan.id}${plan.current ? '' : `?phien-ban=${plan.version}`}`);
  return (
    <tr>
      <td className="num" data-label={words.number}>
        {arrival.arrivalNumber}
        <div className="small muted">
          <time dateTime={arrival.arrivedAt}>{day(arrival.arrivedAt)}</time>
        </div>
      </td>
      <td>
        <A className={isNew ? 'plain b' : 'plain'} href={page} lang="vi">
          {plan.title}
        </A>
        <div className="small muted">
          {[
            `${plans.kinds[plan.kind] ?? plan.kind}, ${plan.year}`,
            decisionText(decision, all),
            plan.version > 1 && words.amendment(plan.version),
            !plan.current && words.superseded,
          ]
            .filter(Boolean)
            .join('. ')}
        </div>
      </td>
      <td data-label={words.from}>{from.short[currentLanguage()]}</td>
      <td>
        <State arrival={arrival} />
      </td>
      <td className="acts">
        {isNew && (
          <A className="btn btn--s" href={page}>
            {words.open}
            <span className="sr">: {plan.title}</span>
          </A>
        )}
        {!isNew && arrival.mayAcknowledge && (
          <Acknowledge id={arrival.id} version={arrival.version} from={from} plan={plan.id} small />
        )}
      </td>
    </tr>
  );
}

function State({ arrival: { openedAt, acknowledgedAt, acknowledgedBy, note } }: { arrival: Arrival }) {
  const { incoming: words } = useIssuedWords();
  if (acknowledgedAt !== null)
    return (
      <>
        <Pill tone="luc" icon="done">
          {words.states.acknowledged ?? ''}
        </Pill>
        <div className="small muted">
          {[acknowledgedBy, moment(acknowledgedAt)].filter(Boolean).join(', ')}
          {note && <div lang="vi">{note}</div>}
        </div>
      </>
    );
  if (openedAt === null)
    return (
      <Pill tone="cam" icon="mail">
        {words.states.new ?? ''}
      </Pill>
    );
  return (
    <>
      <Pill tone="cham" icon="half">
        {words.states.opened ?? ''}
      </Pill>
      <div className="small muted">{moment(openedAt)}</div>
    </>
  );
}

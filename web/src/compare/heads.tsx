import { day } from '../dates/format.ts';
import { currentLanguage } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Pill } from '../parts/pill.tsx';
import { useHref } from '../session/me.ts';
import type { ComparedPlan } from './queries.ts';
import { useCompareWords } from './words.ts';

/** Whose plans stand here, by which decision; those that should be and are not, too. */
export function Heads({ plans }: { plans: readonly ComparedPlan[] }) {
  const words = useCompareWords();
  return (
    <ul className="compare-heads" aria-label={words.plans}>
      {plans.map((plan) => (
        <Head key={`${plan.id ?? plan.kind} ${plan.organisation.slug}`} plan={plan} />
      ))}
    </ul>
  );
}

function Head({ plan: { id, kind, organisation, title, version, decision, historical } }: { plan: ComparedPlan }) {
  const words = useCompareWords();
  const href = useHref();
  const numbered = words.decision(decision?.number ?? '', decision?.date ? day(decision.date) : '');
  return (
    <li
      className={id === null ? 'compare-head compare-head--none' : 'compare-head'}
      id={`ke-hoach-${organisation.slug}`}
      tabIndex={-1}
    >
      <p className="small muted">{words.kinds[kind]}</p>
      <p className="b">{organisation.short[currentLanguage()]}</p>
      {id === null ? (
        <Pill tone="cam" icon="warn">
          {words.missing}
        </Pill>
      ) : (
        <>
          <p lang="vi">
            <A href={href(`da-ban-hanh/${id}`)}>{title}</A>
          </p>
          <p className="small muted">
            {[numbered || words.unknownDecision, version && words.version(version)].filter(Boolean).join('. ')}
          </p>
          <Pill tone="luc" icon="seal">
            {historical ? words.historical : words.issued}
          </Pill>
        </>
      )}
    </li>
  );
}

/** How a plan is called over its column. */
export function planName({ kind, organisation }: ComparedPlan, words: { kinds: Record<string, string> }): string {
  return `${words.kinds[kind] ?? kind}, ${organisation.short[currentLanguage()]}`;
}

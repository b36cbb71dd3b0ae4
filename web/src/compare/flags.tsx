import { currentLanguage } from '../language/store.ts';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icons.tsx';
import { Pill } from '../parts/pill.tsx';
import type { ComparedPlan, Flag } from './queries.ts';
import { useCompareWords } from './words.ts';

interface Props {
  flags: readonly Flag[];
  plans: readonly ComparedPlan[];
  complete: boolean;
}

/** Gaps and contradictions, each with a way to its place below. */
export function Flags({ flags, plans, complete }: Props) {
  const words = useCompareWords();
  return (
    <Card title={words.flags} count={flags.length}>
      {!complete && <p className="card__b small muted">{words.partial}</p>}
      {flags.length === 0 ? (
        <p className="card__b row">
          <Icon name="done" className="luc" />
          <span>{words.noFlags}</span>
        </p>
      ) : (
        <ul className="flags">
          {flags.map((flag, at) => (
            <li key={`${at} ${flag.kind}`}>
              <Pill tone="cam" icon="warn">
                {words.flag[flag.kind] ?? flag.kind}
              </Pill>
              <span className="grow">{flag.text[currentLanguage()]}</span>
              <Jump flag={flag} plans={plans} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Jump({ flag: { month, organisation }, plans }: { flag: Flag; plans: readonly ComparedPlan[] }) {
  const words = useCompareWords();
  const there = plans.some((plan) => plan.organisation.slug === organisation);
  const to = month !== null ? monthId(month) : there ? `ke-hoach-${organisation}` : null;
  if (to === null) return null;
  return (
    <a
      className="small nowrap"
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault();
        const place = document.getElementById(to);
        place?.scrollIntoView({ block: 'center' });
        place?.focus({ preventScroll: true });
      }}
    >
      {month !== null ? `${words.jump} ${month}` : words.jumpPlan}
    </a>
  );
}

export const monthId = (month: number): string => `thang-${month}`;

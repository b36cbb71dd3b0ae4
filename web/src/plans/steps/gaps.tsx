import '../../styles/plan-life.css';
import { currentLanguage } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { useHref } from '../../session/me.ts';
import type { Draft } from './draft.ts';
import { monthsIn, sectionOfGap, sectionPath } from './places.ts';
import { useStepWords } from './words.ts';

interface Props {
  plan: Pick<Draft, 'id' | 'gaps' | 'sections'>;
  /** How many are named before the rest is only counted. */
  most?: number;
}

/** What keeps a plan from being issued, each with a link to where it is put right. */
export function Gaps({ plan, most = 50 }: Props) {
  const words = useStepWords();
  const href = useHref();
  const months = monthsIn(plan);
  const rest = plan.gaps.length - most;
  return (
    <ul className="gaps">
      {plan.gaps.slice(0, most).map(({ pointer, detail }) => (
        <li key={`${pointer} ${detail.vi}`}>
          <A href={href(sectionPath(plan.id, sectionOfGap(pointer, months)))}>{detail[currentLanguage()]}</A>
        </li>
      ))}
      {rest > 0 && <li>{words.gapsAll(rest)}</li>}
    </ul>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Icon } from '../../parts/icons.tsx';
import { useMe } from '../../session/me.ts';
import { type Draft, draftQuery } from './draft.ts';
import { useStepWords } from './words.ts';

/** How often it is asked whether what was issued has arrived, in milliseconds. */
const ASK_EVERY = 5_000;

/** Says so while a plan that was issued has not arrived where it was sent. */
export function Arrival({ plan }: { plan: Pick<Draft, 'id' | 'arrival'> }) {
  const { organisation } = useMe();
  const words = useStepWords();
  const waiting = plan.arrival === 'waiting';
  useQuery({ ...draftQuery(organisation.slug, plan.id), enabled: waiting, refetchInterval: waiting && ASK_EVERY });
  if (plan.arrival !== 'parked' && !waiting) return null;
  return (
    <p className={waiting ? 'note' : 'note note--cam'} role="status">
      <Icon name={waiting ? 'clock' : 'warn'} />
      {waiting ? words.underWay : words.notArrived}
    </p>
  );
}

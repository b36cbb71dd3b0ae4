import type { IconName } from '../parts/icons.tsx';
import { Pill, type Tone } from '../parts/pill.tsx';
import type { Standing } from './types.ts';
import { useTaskWords } from './words.ts';

/** Shape and colour of each standing; the word goes with them. */
export const LOOK: Record<Standing, { tone: Tone; icon: IconName }> = {
  planned: { tone: 'plain', icon: 'ring' },
  in_progress: { tone: 'cham', icon: 'half' },
  at_risk: { tone: 'cam', icon: 'clock' },
  blocked: { tone: 'son', icon: 'lock' },
  late: { tone: 'late', icon: 'warn' },
  done: { tone: 'luc', icon: 'done' },
  dropped: { tone: 'plain', icon: 'cross' },
};

export function StandingPill({ standing }: { standing: Standing }) {
  const words = useTaskWords();
  return <Pill {...LOOK[standing]}>{words.standing[standing] ?? standing}</Pill>;
}

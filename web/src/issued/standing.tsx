import type { IconName } from '../parts/icons.tsx';
import { Pill, type Tone } from '../parts/pill.tsx';
import { useIssuedWords } from './words.ts';

const LOOKS: Record<string, [Tone, IconName]> = {
  planned: ['plain', 'ring'],
  in_progress: ['cham', 'half'],
  done: ['luc', 'done'],
  late: ['late', 'warn'],
  at_risk: ['cam', 'clock'],
  blocked: ['cam', 'lock'],
  dropped: ['plain', 'cross'],
};

/** How a task stands today, by shape, word and colour. */
export function StandingPill({ standing }: { standing: string }) {
  const words = useIssuedWords();
  const [tone, icon] = LOOKS[standing] ?? ['plain', 'ring'];
  return (
    <Pill tone={tone} icon={icon}>
      {words.standings[standing] ?? standing}
    </Pill>
  );
}

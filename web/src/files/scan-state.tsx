import { Pill } from '../parts/pill.tsx';
import { useFileWords } from './words.ts';

const LOOK = {
  quarantined: { tone: 'cam', icon: 'clock' },
  clean: { tone: 'luc', icon: 'shield' },
  refused: { tone: 'son', icon: 'warn' },
} as const;

interface Props {
  state: keyof typeof LOOK;
  reason?: string | null;
}

/** Whether a file has been looked into, and why it is not handed out. */
export function ScanState({ state, reason }: Props) {
  const { state: words } = useFileWords();
  return (
    <span>
      <Pill {...LOOK[state]}>{words[state] ?? state}</Pill>
      {reason && <span className="small son block">{reason}</span>}
    </span>
  );
}

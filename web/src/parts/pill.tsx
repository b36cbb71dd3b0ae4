import { Icon, type IconName } from './icons.tsx';

/** son: given back; cam: due soon; late: overdue; luc: done; cham: in progress. The drawing says the same. */
export type Tone = 'son' | 'cam' | 'late' | 'luc' | 'cham' | 'plain';

export function Pill({ tone, icon, children }: { tone: Tone; icon: IconName; children: string }) {
  return (
    <span className={tone === 'plain' ? 'pill' : `pill pill--${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

import type { Task } from '../api/types.ts';
import type { IconName } from '../parts/icons.tsx';

const ICONS: Record<string, IconName> = {
  'plan.submit': 'send',
  'plan.approve': 'tick',
  'plan.issue': 'seal',
  'invitation.expiring': 'mail',
  'second_factor.enrol': 'shield',
  'duty.confirm': 'grid',
};
const PLACES: Record<string, string> = {
  plan: 'ke-hoach',
  invitation: 'thanh-vien',
  second_factor: 'tai-khoan/bao-mat',
  duty: 'nen-tang?mine=1',
};

export function iconOf({ kind }: Task): IconName {
  return ICONS[kind] ?? 'inbox';
}

/** Where a task is done: where it says itself, otherwise the screen of its subject. */
export function placeOf(
  { href, kind }: { href?: string | null; kind: string },
  hrefTo: (path: string) => string,
): string {
  return href ?? hrefTo(PLACES[kind.split('.')[0] ?? ''] ?? 'viec');
}

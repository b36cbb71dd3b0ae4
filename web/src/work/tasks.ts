import type { Task } from '../api/types.ts';
import type { IconName } from '../parts/icons.tsx';

const ICONS: Record<string, IconName> = {
  'plan.submit': 'send',
  'plan.review': 'send',
  'plan.approve': 'tick',
  'plan.issue': 'seal',
  'invitation.expiring': 'mail',
  'second_factor.enrol': 'shield',
  'duty.confirm': 'grid',
};
const PLACES: Record<string, string> = {
  invitation: 'thanh-vien',
  second_factor: 'tai-khoan/bao-mat',
  duty: 'nen-tang?mine=1',
};

export function iconOf({ kind }: Task): IconName {
  return ICONS[kind] ?? 'inbox';
}

/** Steps of a plan are taken on a page of the plan. */
const PLAN_PAGES: Record<string, string> = {
  'plan.review': '/duyet',
  'plan.approve': '/duyet',
  'plan.issue': '/ban-hanh',
};

/** Where a task is done: where it says itself, on its plan's page, otherwise the screen of its subject. */
export function placeOf(
  { href, kind, id }: { href?: string | null; kind: string; id: string },
  hrefTo: (path: string) => string,
): string {
  if (href) return href;
  if (kind.startsWith('plan.')) return hrefTo(`ke-hoach/${id}${PLAN_PAGES[kind] ?? ''}`);
  return hrefTo(PLACES[kind.split('.')[0] ?? ''] ?? 'viec');
}

/** Where what an audit entry speaks of is seen: its plan, otherwise the screen of its kind. */
export function subjectPlace(subject: string, action: string, hrefTo: (path: string) => string): string {
  const [kind, id = ''] = subject.split(':');
  return kind === 'plan' ? hrefTo(`ke-hoach/${id}`) : placeOf({ kind: action, id }, hrefTo);
}

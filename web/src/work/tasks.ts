import type { Task } from '../api/types.ts';
import type { IconName } from '../parts/icons.tsx';
import type { DutyNow } from './queries.ts';

const ICONS: Record<string, IconName> = {
  'plan.submit': 'send',
  'plan.review': 'send',
  'plan.approve': 'tick',
  'plan.issue': 'seal',
  'plan.acknowledge': 'mail',
  'task.late': 'warn',
  'task.due': 'clock',
  'obstacle.answer': 'info',
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

/** What is owed in issued plans lies on the page of the task, the obstacle, the plan. */
const OWED: Record<DutyNow['kind'], string> = {
  'task.late': 'cong-viec',
  'task.due': 'cong-viec',
  'obstacle.answer': 'vuong-mac',
  'plan.acknowledge': 'da-ban-hanh',
};

/** All that waits for somebody in one list: what has a date first, nearest date uppermost. */
export function inOrder(items: readonly Task[], owed: readonly DutyNow[], hrefTo: (path: string) => string): Task[] {
  const asTasks = owed.map(
    ({ kind, id, title, dueOn, platforms }): Task => ({
      ...{ kind, id, title, platforms, due: dueOn, since: '' },
      href: hrefTo(`${OWED[kind]}/${id}`),
    }),
  );
  return [...items, ...asTasks].sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
}

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

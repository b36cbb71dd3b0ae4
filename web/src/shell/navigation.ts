import type { Me, Permission } from '../api/types.ts';
import type { IconName } from '../parts/icons.tsx';
import type { Texts } from '../texts/vi.ts';

/** A screen one can go to: its address in the organisation, its name, and what it takes to see it. */
export interface Place {
  path: string;
  icon: IconName;
  words: string;
  count?: number;
}
export interface Group {
  title: string | null;
  places: Place[];
}

/** The screens of the workspace for this person: what one may not use is not shown. */
export function placesFor({ may, unread }: Me, { shell }: Texts): Group[] {
  const when = (permission: Permission, place: Place) => (may[permission] ? [place] : []);
  const groups: Group[] = [
    {
      title: null,
      places: [
        { path: 'viec', icon: 'home', words: shell.work },
        { path: 'thong-bao', icon: 'inbox', words: shell.notifications, count: unread },
      ],
    },
    {
      title: shell.groups.platforms,
      places: [
        ...when('platform.list', { path: 'nen-tang', icon: 'grid', words: shell.platforms }),
        ...when('plan.draft.read', { path: 'ke-hoach', icon: 'list', words: shell.plans }),
        ...when('plan.acknowledge', { path: 'van-ban-den', icon: 'mail', words: shell.incoming }),
        ...when('plan.read', { path: 'cong-viec', icon: 'tick', words: shell.tasks }),
        ...when('obstacle.read', { path: 'vuong-mac', icon: 'warn', words: shell.obstacles }),
        ...when('overview.read', { path: 'tong-quan', icon: 'tree', words: shell.overview }),
      ],
    },
    {
      title: shell.groups.organisation,
      places: [
        ...when('member.read', { path: 'thanh-vien', icon: 'people', words: shell.members }),
        ...when('member.read', { path: 'don-vi', icon: 'tree', words: shell.units }),
        ...when('session.manage', { path: 'phien', icon: 'device', words: shell.sessions }),
        ...when('token.read', { path: 'ma-truy-cap', icon: 'key', words: shell.tokens }),
        ...when('audit.read', { path: 'nhat-ky', icon: 'history', words: shell.audit }),
        ...when('settings.read', { path: 'thiet-lap', icon: 'settings', words: shell.settings }),
      ],
    },
  ];
  return groups.filter(({ places }) => places.length > 0);
}

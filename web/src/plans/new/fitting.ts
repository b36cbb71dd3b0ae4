import type { Platform, Template } from './queries.ts';

/** Why there is no such plan for a platform, in this unit. The server has the last word. */
export type Unfit = 'duty' | 'group' | 'not_owned' | 'merged';

interface Home {
  slug: string;
  kind: string;
}

/** Whether a plan of this kind may be drafted here for a platform: null, or what stands against it. 186 Điều 1, IV.1 */
export function unfit(
  template: Pick<Template, 'kind' | 'duties' | 'kinds'>,
  platform: Pick<Platform, 'group' | 'owners' | 'mine'>,
  home: Home,
): Unfit | null {
  const { mine, owners, group } = platform;
  if (!template.kinds.includes(home.kind) && !mine.some((duty) => template.duties.includes(duty))) return 'duty';
  // Group II has enterprises for owners: there are the Ministry's plan and theirs, no other.
  if ((template.kind === 'merged' || template.kind === 'owner') && group === 'II') return 'group';
  if (template.kind === 'merged' && !owners.includes(home.slug)) return 'not_owned';
  if (template.kind === 'owner' && owners.includes(home.slug) && mine.some((duty) => FOCAL.includes(duty)))
    return 'merged';
  return null;
}

const FOCAL = ['mic_focal', 'promoting'];

/** IV.1.c: where the Ministry owns all of the platforms, one merged plan takes the place of the two. */
export function mustMerge(kind: string, platforms: readonly Pick<Platform, 'owners'>[], home: Home): boolean {
  return kind === 'mic' && platforms.length > 0 && platforms.every(({ owners }) => owners.includes(home.slug));
}

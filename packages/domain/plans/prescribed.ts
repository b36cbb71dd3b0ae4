import type { DutyKind } from '@ndp/database/schema/programme';
import type { Ended } from '../people/ended.ts';
import type { Standing } from './bearers.ts';
import type { PlanTemplate } from './template.ts';

/** The duties by which somebody is what a template calls them: a promoting unit is both focal units. 186 Điều 1, III.2.b */
export function borneAs(duty: DutyKind): readonly DutyKind[] {
  if (duty === 'mic_focal') return ['mic_focal', 'promoting'];
  // Where the owner has named no focal unit yet, the owner itself gets it.
  return duty === 'owner_focal' ? ['owner_focal', 'promoting', 'owner'] : [duty];
}

/**
 * To whom a plan is sent: whom its decision names, and of an enterprise's plan the three whom the law does, so that the
 * paper names them too. Of those who have ended, who took their place. 186 Điều 1, IV.2.c
 * @param home slug of the organisation whose plan it is, which sends it
 * @param day ISO date on which they must exist
 */
export function recipientsOf(
  named: readonly string[],
  { kind, platforms, template }: { kind: string; platforms: readonly string[]; template: PlanTemplate },
  home: string,
  { bearers, ended }: Standing,
  day: string,
): string[] {
  if (kind !== 'enterprise') return [...named];
  const kinds = template.recipients.flatMap(borneAs);
  const prescribed = bearers
    .filter((one) => kinds.includes(one.kind) && (one.platform === null || platforms.includes(one.platform)))
    .flatMap(({ organisation }) => standingOf(organisation, ended, day));
  return [...new Set([...named, ...prescribed.filter((slug) => slug !== home)])];
}

/** The organisation itself, or who took its place as far as is known. */
function standingOf(slug: string, ended: readonly Ended[], day: string, before: readonly string[] = []): string[] {
  const gone = ended.find((one) => one.organisation === slug && one.unit === null && one.on <= day);
  if (!gone) return [slug];
  const heirs = gone.heirs.filter((heir) => heir.slug !== slug && !before.includes(heir.slug));
  return heirs.flatMap((heir) => standingOf(heir.slug, ended, day, [...before, slug]));
}

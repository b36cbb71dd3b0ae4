import type { Statement, WriteHandle } from '@ndp/database/handle';
import type { Told } from '../notifications/notify.ts';
import { notify } from '../notifications/notify.ts';
import type { Receiver } from '../notifications/receivers.ts';

type Kind = 'obstacle_raised' | 'obstacle_answered' | 'obstacle_closed';

/** Somebody who is told, in the organisation for which they are. */
export interface Reached {
  person: Receiver;
  organisationId: string;
  organisation: string;
  /** Slug. */
  unit: string | null;
}

/** The people of a unit among those of its organisation; all of them where no unit is named. @param unit slug */
export function placed<R extends Reached>(people: readonly R[], unit: string | null): R[] {
  return people.filter((one) => unit === null || one.unit === unit);
}

/** The page of the app on which an obstacle stands. */
export function obstaclePage(organisation: string, id: string): string {
  return `/t/${organisation}/vuong-mac/${id}`;
}

/** Tells people of an obstacle. @param home the organisation that did something @param due ISO date */
export function tellOf(
  handle: WriteHandle<'programme'>,
  kind: Kind,
  people: readonly Reached[],
  { id, title, due, home }: { id: string; title: string; due: string; home: { nameVi: string; nameEn: string } },
): Statement[] {
  const params: Told<Kind>['params'] = { title, due, organisation: home.nameVi, organisationEn: home.nameEn };
  return people.flatMap(({ person, organisation, organisationId }) =>
    notify(handle, { person, organisation: organisationId, kind, params, href: obstaclePage(organisation, id) }),
  );
}

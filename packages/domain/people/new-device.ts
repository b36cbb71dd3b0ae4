import type { Statement, WriteHandle } from '@ndp/database/handle';
import { notify } from '../notifications/notify.ts';
import type { Addressee } from '../notifications/receivers.ts';
import type { Caller } from './sign-in.ts';

/** Page of the app on which one looks after sessions, password and second factor. */
export const SECURITY_PAGE = '/tai-khoan/bao-mat';

/**
 * Tells a person that somebody signed in from a browser that is not known to be theirs; nothing for a known one.
 * Stands in the batch that opens the session.
 */
export function unknownDevice(
  handle: WriteHandle<'programme'>,
  person: Addressee & { key: string },
  { device, agent }: Caller,
): Statement[] {
  if (device?.people.includes(person.key)) return [];
  return notify(handle, {
    person,
    kind: 'new_device',
    params: { agent: agent?.slice(0, 200) ?? '', at: new Date().toISOString() },
    href: SECURITY_PAGE,
  });
}

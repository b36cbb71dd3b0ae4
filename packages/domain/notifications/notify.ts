import type { Statement, WriteHandle } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { notification } from '@ndp/database/schema/programme';
import { outgoing } from '../mail/outgoing.ts';
import {
  DEFAULT_SETTINGS,
  isSecurityKind,
  type MailSetting,
  type NoticeKind,
  type NoticeParams,
  type SecurityKind,
} from './kinds.ts';
import type { Addressee, Receiver } from './receivers.ts';

/** One thing told to one person. */
export interface Told<K extends NoticeKind> {
  /** Of what concerns the safety of the account one cannot choose not to hear, so settings need not be read. */
  person: K extends SecurityKind ? Addressee : Receiver;
  /** Id of the organisation it concerns; none where it concerns the person alone. */
  organisation?: string;
  kind: K;
  params: NoticeParams[K];
  /** Path of the page to act or look at: "/t/vnpt/ke-hoach/0197…". */
  href: string;
}

/**
 * The one way to tell a person something: in the app at once, by mail as they have set it. The statements stand in
 * the batch of what happened, so that nothing is told that did not happen and nothing happens untold.
 */
export function notify<K extends NoticeKind>(
  handle: WriteHandle<'programme'>,
  { person, organisation, kind, params, href }: Told<K>,
): Statement[] {
  const { id, email: to, language }: Addressee = person;
  const mail = to === null ? 'off' : settingOf(kind, person);
  const row = handle.db.insert(notification).values({
    id: newId(),
    createdAt: new Date().toISOString(),
    personId: id,
    organisationId: organisation ?? null,
    kind,
    params,
    href,
    mail: mail === 'digest' ? mail : null,
  });
  if (mail !== 'immediate' || to === null) return [row];
  return [row, outgoing<NoticeKind>(handle, { to, language, kind, params: { ...params, href } })];
}

function settingOf(kind: NoticeKind, person: Addressee | Receiver): MailSetting {
  if (isSecurityKind(kind)) return 'immediate';
  const set = 'settings' in person ? person.settings[kind] : undefined;
  return set ?? DEFAULT_SETTINGS[kind];
}

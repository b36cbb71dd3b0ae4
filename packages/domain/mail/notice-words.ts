import type { Language } from '@ndp/database/schema/programme';
import type { NoticeKind } from '../notifications/kinds.ts';
import type { Template, Words } from './template.ts';
import { factorChanged } from './templates/factor-changed.ts';
import { membershipChanged } from './templates/membership-changed.ts';
import { newDevice } from './templates/new-device.ts';
import { obstacleAnswered } from './templates/obstacle-answered.ts';
import { obstacleClosed } from './templates/obstacle-closed.ts';
import { obstacleRaised } from './templates/obstacle-raised.ts';
import { passwordChanged } from './templates/password-changed.ts';
import { planAcknowledged } from './templates/plan-acknowledged.ts';
import { planAmended } from './templates/plan-amended.ts';
import { planApproved } from './templates/plan-approved.ts';
import { planComment } from './templates/plan-comment.ts';
import { planIssued } from './templates/plan-issued.ts';
import { planReturned } from './templates/plan-returned.ts';
import { planSubmitted } from './templates/plan-submitted.ts';
import { taskAssigned } from './templates/task-assigned.ts';

export const NOTICES: { readonly [K in NoticeKind]: Template<K> } = {
  password_changed: passwordChanged,
  new_device: newDevice,
  factor_changed: factorChanged,
  membership_changed: membershipChanged,
  plan_submitted: planSubmitted,
  plan_approved: planApproved,
  plan_returned: planReturned,
  plan_comment: planComment,
  plan_issued: planIssued,
  plan_amended: planAmended,
  plan_acknowledged: planAcknowledged,
  task_assigned: taskAssigned,
  obstacle_raised: obstacleRaised,
  obstacle_answered: obstacleAnswered,
  obstacle_closed: obstacleClosed,
};

/** A notification as it lies in the database. */
export interface StoredNotice {
  kind: string;
  params: Record<string, string>;
  href: string | null;
}

/** What a stored notification says. Throws for a kind that has no words. */
export function noticeWords({ kind, params, href }: StoredNotice, language: Language): Words {
  if (!Object.hasOwn(NOTICES, kind)) throw new Error(`no words for ${kind}`);
  // Only notify() writes notifications, and it holds kind and params together by type.
  return NOTICES[kind as NoticeKind][language]({ ...params, href: href ?? '' } as never);
}

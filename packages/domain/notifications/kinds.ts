import type { Role } from '@ndp/database/schema/programme';

/** The page of the app with one's notifications, and how one is told of them by mail. */
export const NOTIFICATIONS_PAGE = '/tai-khoan/thong-bao';

/** How a person hears of one kind by mail: at once, once a day with all others, or only in the app. */
export type MailSetting = 'immediate' | 'digest' | 'off';

/** An organisation as a text names it. */
type Named = { organisation: string; organisationEn: string };

/** What a member is told, each kind with the words its text needs. Instants are ISO in UTC. */
export type NoticeParams = {
  /** `how`: by oneself while signed in, or by a link of "forgotten password". */
  password_changed: { how: 'changed' | 'reset'; at: string };
  /** A sign-in from a browser that this person has not used before; `agent` as the browser calls itself. */
  new_device: { agent: string; at: string };
  factor_changed: {
    change: 'totp_added' | 'totp_removed' | 'passkey_added' | 'passkey_removed' | 'recovery_renewed';
    /** What the person called the passkey, or nothing. */
    label: string;
    at: string;
  };
  membership_changed: Named & { change: 'joined' | 'changed' | 'ended' | 'restored'; role: Role };
  plan_submitted: Named & { plan: string; by: string };
  plan_approved: Named & { plan: string; by: string };
  /** `excerpt`: how what `by` wrote begins; the receiver is named in it or took part in its thread. */
  plan_comment: Named & { plan: string; by: string; excerpt: string };
  plan_returned: Named & { plan: string; by: string; reason: string };
  /** `organisation` issued it to the one of the receiver. */
  plan_issued: Named & { plan: string; number: string };
  plan_amended: Named & { plan: string; number: string };
  /** `by` of `organisation` confirmed that it has the plan. */
  plan_acknowledged: Named & { plan: string; by: string };
  /** Tasks that a plan of `organisation` gives to the receiver's unit: how many, and the first day one is due. */
  task_assigned: Named & { plan: string; tasks: string; due: string };
  /** `organisation` raised it, answered it or settled it; `due`: ISO date by which an answer is due. */
  obstacle_raised: Named & { title: string; due: string };
  obstacle_answered: Named & { title: string; due: string };
  obstacle_closed: Named & { title: string; due: string };
};
export type NoticeKind = keyof NoticeParams;

/** Signs of a stolen account: mailed at once, whatever somebody set in that account. */
export const SECURITY_KINDS = ['password_changed', 'new_device', 'factor_changed'] as const;
export type SecurityKind = (typeof SECURITY_KINDS)[number];
export type SettableKind = Exclude<NoticeKind, SecurityKind>;

/** How one is told of each kind until one sets it otherwise. */
export const DEFAULT_SETTINGS: Record<SettableKind, MailSetting> = {
  membership_changed: 'immediate',
  plan_submitted: 'immediate',
  plan_approved: 'immediate',
  plan_returned: 'immediate',
  plan_comment: 'digest',
  plan_issued: 'digest',
  plan_amended: 'digest',
  plan_acknowledged: 'digest',
  task_assigned: 'digest',
  obstacle_raised: 'immediate',
  obstacle_answered: 'immediate',
  obstacle_closed: 'digest',
};

export function isSecurityKind(kind: NoticeKind): kind is SecurityKind {
  return SECURITY_KINDS.some((one) => one === kind);
}

export function isSettable(kind: string): kind is SettableKind {
  return Object.hasOwn(DEFAULT_SETTINGS, kind);
}

import type { Language } from '@ndp/database/schema/programme';
import type { MailKind, MailParams } from './kinds.ts';

/** What a mail says, before it is plain text and HTML. A notification in the app says title and first paragraph. */
export interface Words {
  title: string;
  paragraphs: readonly string[];
  /** Several things at once, each with the path of its page. */
  list?: readonly { text: string; path: string }[];
  /** What there is to do, and the path (with the secret in its fragment) at which. */
  action: { label: string; path: string };
  /** The organisation it concerns, by its name. */
  organisation?: string;
  /** Why one gets this mail. */
  why: string;
}

export type Template<K extends MailKind> = Record<Language, (params: MailParams[K]) => Words>;

/** Said of what one can set not to get by mail. */
export const WHY_SET = {
  vi: 'Bạn nhận thư này theo cài đặt thông báo của mình; có thể đổi trong trang Thông báo của tài khoản.',
  en: 'You get this mail by your notification settings; change them on the Notifications page of your account.',
};

/** Said of what everyone gets whose account it concerns. */
export const WHY_SECURITY = {
  vi: 'Thư này luôn được gửi khi có thay đổi về an toàn của tài khoản bạn.',
  en: 'This mail is always sent when something about the safety of your account changes.',
};

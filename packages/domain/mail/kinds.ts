import type { Role } from '@ndp/database/schema/programme';
import type { NoticeParams } from '../notifications/kinds.ts';

/**
 * Every kind of mail with the words its template needs. `secret` stands in the link; params are emptied when the mail
 * has been sent. Instants are ISO in UTC; `href` and links are paths, for only the sender knows the public address.
 */
export type MailParams = { [K in keyof NoticeParams]: NoticeParams[K] & { href: string } } & {
  invitation: {
    organisation: string;
    organisationEn: string;
    role: Role;
    inviter: string;
    secret: string;
    expiresAt: string;
  };
  password_reset: { name: string; secret: string; expiresAt: string };
  /** `items`: JSON of DigestItem[]. */
  digest: { items: string };
};
export type MailKind = keyof MailParams;

import { writeDigests } from '@ndp/domain/notifications/write-digest';
import { type Databases, systemGrant } from '@ndp/domain/permissions';

/** Writes the digests whose hour has come; the mails themselves go with all others (mail.ts). */
export async function sendDigests(databases: Databases): Promise<number> {
  return writeDigests(await systemGrant(databases, 'digest.write'));
}

import { DatabaseFailure } from '@ndp/database/failure';
import { Refusal } from '@ndp/domain/refusal';
import { Trouble } from '../trouble.ts';
import { auditVerify } from './audit-verify.ts';
import type { Command } from './command.ts';
import { dutyEnd, dutyGive } from './duty.ts';
import { keysRotate } from './keys-rotate.ts';
import { migrate, tenantMigrate } from './migrate.ts';
import { outbox } from './outbox.ts';
import { restore } from './restore.ts';
import { status } from './status.ts';
import { tenantBackup } from './tenant-backup.ts';
import { tenantCreate } from './tenant-create.ts';
import { tenantList } from './tenant-list.ts';
import { tenantRestore } from './tenant-restore.ts';
import { tenantResume, tenantSuspend } from './tenant-state.ts';
import { token } from './token.ts';
import { userCreate } from './user-create.ts';
import { userDisable, userEnable, userForgetFactors } from './user-state.ts';

/** What `npm run ndp` can do, in the order of its help. */
export const commands: readonly Command[] = [
  token,
  status,
  outbox,
  migrate,
  auditVerify,
  tenantList,
  tenantCreate,
  tenantMigrate,
  tenantSuspend,
  tenantResume,
  tenantBackup,
  tenantRestore,
  restore,
  userCreate,
  userDisable,
  userEnable,
  userForgetFactors,
  dutyGive,
  dutyEnd,
  keysRotate,
];

/** What the person at the keyboard can mend, in one line; null for a fault of ours, which keeps its trace. */
export function told(error: unknown): string | null {
  if (error instanceof Trouble) return error.message;
  if (error instanceof Refusal) return error.detail.en;
  if (error instanceof DatabaseFailure)
    return `The databases do not answer as they should: ${error.message.split('\n')[0]}`;
  return null;
}

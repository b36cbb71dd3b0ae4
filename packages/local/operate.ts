// npm run ndp -- <command>: the operator's command line, on the data folder DATA_DIR. One file per command in operate/.
import { DatabaseFailure } from '@ndp/database/failure';
import { Refusal } from '@ndp/domain/refusal';
import { auditVerify } from './operate/audit-verify.ts';
import { type Command, commandFor, helpFor } from './operate/command.ts';
import { keysRotate } from './operate/keys-rotate.ts';
import { migrate, tenantMigrate } from './operate/migrate.ts';
import { outbox } from './operate/outbox.ts';
import { restore } from './operate/restore.ts';
import { status } from './operate/status.ts';
import { tenantBackup } from './operate/tenant-backup.ts';
import { tenantCreate } from './operate/tenant-create.ts';
import { tenantList } from './operate/tenant-list.ts';
import { tenantRestore } from './operate/tenant-restore.ts';
import { tenantResume, tenantSuspend } from './operate/tenant-state.ts';
import { token } from './operate/token.ts';
import { userCreate } from './operate/user-create.ts';
import { Trouble } from './trouble.ts';

const commands: readonly Command[] = [
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
  keysRotate,
];

/** What the person at the keyboard can mend, in one line; null for a fault of ours, which keeps its trace. */
function told(error: unknown): string | null {
  if (error instanceof Trouble) return error.message;
  if (error instanceof Refusal) return error.detail.en;
  if (error instanceof DatabaseFailure)
    return `The databases do not answer as they should: ${error.message.split('\n')[0]}`;
  return null;
}

const words = process.argv.slice(2);
try {
  if (words.length === 0 || ['help', '--help', '-h'].includes(words[0] ?? '')) {
    console.log(helpFor(commands));
  } else {
    const { command, given } = commandFor(commands, words);
    await command.run(given);
  }
} catch (error) {
  const line = told(error);
  if (line === null) throw error;
  console.error(line);
  process.exit(1);
}

import { moveTenant } from '@ndp/domain/organisations/change';
import { systemGrant } from '@ndp/domain/permissions';
import { deleteNamespace } from '../namespaces.ts';
import { namespaceOf } from '../seed/programme.ts';
import { Trouble } from '../trouble.ts';
import { checkBackup } from './backup-file.ts';
import type { Command } from './command.ts';
import { assertKnown, rebuild } from './rebuild.ts';
import { progress, running, tenantCalled } from './running.ts';

/** Fewer rows than this are there before anybody wonders. */
const WORTH_TELLING = 10_000;

/** Beside the workspace in use; the directory names the new one in the last step, and the old one stays. */
export const tenantRestore: Command = {
  name: 'tenant restore',
  takes: '<file> [--as <slug>]',
  does: 'puts a workspace back as it was; the present one is kept under its name',
  words: [1, 1],
  flags: { as: 'may' },
  async run({ words: [file = ''], value }) {
    const stack = await running();
    const backup = await checkBackup(file);
    const { circle, organisation, madeAt, audit } = backup.header;
    if (circle !== 'workspace' || organisation === null)
      throw new Trouble(
        `${file} holds the ${circle}, not a workspace. The whole is rebuilt on an empty data folder: ndp restore --from`,
      );
    assertKnown(backup);
    const { slug, namespace: old } = tenantCalled(stack, value('as') ?? organisation);
    const namespace = `${namespaceOf(slug)}-${new Date().toISOString().replace(/\D/g, '').slice(0, 17)}`;
    const rows = backup.tables.reduce((sum, table) => sum + table.rows, 0);
    const say = rows > WORTH_TELLING ? progress(rows, 'rows') : undefined;
    await rebuild(stack, backup, namespace, say).catch(async (error) => {
      await deleteNamespace(stack.admin, namespace);
      throw error;
    });
    // From here on it is not taken away again: when an answer is lost, the directory may name it already.
    await moveTenant(await systemGrant(stack.databases, 'tenant.restore'), slug, old, {
      namespace,
      backupOf: organisation,
      madeAt,
      auditHead: audit?.hash ?? '',
    });
    console.log(
      `${slug} lives in ${namespace}: ${rows} rows as of ${madeAt}, equal to the backup. The former workspace stays in ${old}.`,
    );
  },
};

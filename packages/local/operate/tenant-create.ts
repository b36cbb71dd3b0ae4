import { verifyAudit } from '@ndp/database/audit';
import { newTenant, ORGANISATION_KINDS, registerTenant } from '@ndp/domain/organisations/register';
import { systemGrant } from '@ndp/domain/permissions';
import { migrateAll } from '../prepare.ts';
import { namespaceOf } from '../seed/programme.ts';
import { Trouble } from '../trouble.ts';
import type { Command } from './command.ts';
import { running } from './running.ts';

/**
 * The workspace first, the directory last: killed at any moment it has made nothing that anybody sees, and the same
 * command again goes on where it stopped.
 */
export const tenantCreate: Command = {
  name: 'tenant create',
  takes: '--slug <s> --kind <k> --name <vi> --name-en <en> [--short <s>]',
  does: `a new organisation with its workspace; again: finishes. Kinds: ${ORGANISATION_KINDS.join(', ')}`,
  flags: { slug: 'needed', kind: 'needed', name: 'needed', 'name-en': 'needed', short: 'may' },
  async run({ needed, value }) {
    const tenant = newTenant({
      slug: needed('slug'),
      kind: needed('kind'),
      name: needed('name'),
      nameEn: needed('name-en'),
      short: value('short'),
    });
    const { servers, databases, admin, tenants } = await running();
    const known = tenants.find(({ slug }) => slug === tenant.slug);
    // One that was restored lives elsewhere than where it was made.
    const namespace = known?.namespace ?? namespaceOf(tenant.slug);
    await migrateAll(servers, admin, [{ circle: 'workspace', namespace }]);
    if (!known) {
      const { workspace } = await systemGrant(databases, 'audit.verify.workspace', namespace);
      const { entries } = await verifyAudit(workspace);
      if (entries > 0)
        throw new Trouble(`The namespace ${namespace} holds the workspace of an earlier tenant. Choose another slug.`);
    }
    const made = await registerTenant(await systemGrant(databases, 'tenant.create'), tenant, namespace);
    console.log(
      made
        ? `${tenant.slug} created, workspace ${namespace}`
        : `${tenant.slug} is there already, workspace ${namespace}`,
    );
  },
};

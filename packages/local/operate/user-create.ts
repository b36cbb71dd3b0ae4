import { enrolPerson } from '@ndp/domain/people/enrol';
import { systemGrant } from '@ndp/domain/permissions';
import { ROLES } from '@ndp/domain/roles';
import type { Command } from './command.ts';
import { running } from './running.ts';

export const userCreate: Command = {
  name: 'user create',
  takes: '--email <address> --name <name> --organisation <slug> --role <role> [--unit <slug>]',
  does: `a person with a role, and the link for the first password, told once. Roles: ${ROLES.join(', ')}`,
  flags: { email: 'needed', name: 'needed', organisation: 'needed', role: 'needed', unit: 'may' },
  async run({ needed, value }) {
    const { databases, publicOrigin } = await running();
    const { token } = await enrolPerson(await systemGrant(databases, 'user.create'), {
      email: needed('email'),
      name: needed('name'),
      organisation: needed('organisation'),
      role: needed('role'),
      unit: value('unit'),
    });
    // After the mark: no server and no log on the way ever sees it.
    console.log(`${publicOrigin}/dat-lai-mat-khau#${token}`);
  },
};

import { PERMISSIONS, type Permission } from './permissions.ts';
import { ROLE_NAMES } from './roles.ts';

/** The table of permissions as a page for people: docs/permissions.md is this text, held to it by a test. */
export function permissionsPage(): string {
  const rows = Object.entries(PERMISSIONS).map(([name, permission]) => row(name, permission));
  return `# Who may do what

Printed from \`packages/domain/permissions.ts\`, the one table. Roles: ${Object.entries(ROLE_NAMES)
    .map(([role, { vi }]) => `\`${role}\` ${vi}`)
    .join(' · ')}.

A duty counts when the member's unit, organisation or self bears it; where a row names duties, the verb checks them
platform by platform. Second factor: proved within 15 minutes. Own: not for a session that an organisation's identity
provider opened. Machine: may be given to an API token.

| permission | roles | duties | without duty | second factor | own | machine | databases |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

function row(name: string, { roles, duties, kinds, given, stepUp, own, machine, databases }: Permission): string {
  const circles = Object.entries(databases).map(([circle, mode]) => `${circle}: ${mode}`);
  const cells = [
    `\`${name}\``,
    roles.length === Object.keys(ROLE_NAMES).length ? 'everyone' : roles.join(', '),
    duties?.join(', ') ?? '',
    given ? 'whoever is given the task, who issued the plan' : (kinds?.join(', ') ?? ''),
    stepUp ? 'yes' : '',
    own ? 'yes' : '',
    machine ? 'yes' : '',
    circles.join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}

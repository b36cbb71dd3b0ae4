import { resumeTenant, suspendTenant } from '@ndp/domain/organisations/change';
import { systemGrant } from '@ndp/domain/permissions';
import type { Command } from './command.ts';
import { running } from './running.ts';

export const tenantSuspend: Command = {
  name: 'tenant suspend',
  takes: '<slug>',
  does: "ends its members' power with their next request; jobs pass it over",
  words: [1, 1],
  async run({ words: [slug = ''] }) {
    const { databases } = await running();
    const done = await suspendTenant(await systemGrant(databases, 'tenant.suspend'), slug);
    console.log(done ? `${slug} is suspended` : `${slug} was suspended already`);
  },
};

export const tenantResume: Command = {
  name: 'tenant resume',
  takes: '<slug>',
  does: 'gives a suspended tenant its power back',
  words: [1, 1],
  async run({ words: [slug = ''] }) {
    const { databases } = await running();
    const done = await resumeTenant(await systemGrant(databases, 'tenant.resume'), slug);
    console.log(done ? `${slug} is active again` : `${slug} was active already`);
  },
};

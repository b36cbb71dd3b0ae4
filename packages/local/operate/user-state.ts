import { disablePerson, enablePerson, forgetFactors } from '@ndp/domain/people/disable';
import { systemGrant } from '@ndp/domain/permissions';
import type { Command } from './command.ts';
import { running } from './running.ts';

const flags = { email: 'needed' } as const;
const takes = '--email <address>';

export const userDisable: Command = {
  name: 'user disable',
  takes,
  does: 'a person out of use everywhere: sessions end at the next request',
  flags,
  async run({ needed }) {
    const { databases } = await running();
    await disablePerson(await systemGrant(databases, 'user.disable'), needed('email'));
    console.log(`${needed('email')} is out of use.`);
  },
};

export const userEnable: Command = {
  name: 'user enable',
  takes,
  does: 'a person in use again; they sign in anew',
  flags,
  async run({ needed }) {
    const { databases } = await running();
    await enablePerson(await systemGrant(databases, 'user.enable'), needed('email'));
    console.log(`${needed('email')} is in use.`);
  },
};

export const userForgetFactors: Command = {
  name: 'user forget-factors',
  takes,
  does: 'for somebody who lost every second factor: the password alone suffices until a new one is added',
  flags,
  async run({ needed }) {
    const { databases } = await running();
    await forgetFactors(await systemGrant(databases, 'user.forget_factors'), needed('email'));
    console.log(`${needed('email')} has no second factor now; every session has ended.`);
  },
};

import { demoToken } from '../tokens.ts';
import type { Command } from './command.ts';
import { running } from './running.ts';

const HOURS = 12;

export const token: Command = {
  name: 'token',
  takes: '<who>',
  does: 'an access token of a demonstration member, for the JSON API',
  words: [1, 1],
  async run({ words: [who = ''] }) {
    const { databases, access } = await running();
    console.log(await demoToken({ databases, access }, who, HOURS * 3600));
  },
};

import { keysIn } from '../keys.ts';
import { demoToken } from '../tokens.ts';
import type { Command } from './command.ts';
import { data } from './running.ts';

export const token: Command = {
  name: 'token',
  takes: '<who>',
  does: 'an access token of a demonstration member, for the JSON API',
  words: [1, 1],
  async run({ words: [who = ''] }) {
    console.log(await demoToken(await keysIn(data), who));
  },
};

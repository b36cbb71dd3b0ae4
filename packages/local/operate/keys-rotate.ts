import { type KeyName, rotateKeys } from '../keys.ts';
import { Trouble } from '../trouble.ts';
import type { Command } from './command.ts';
import { assertStopped, dataFolder } from './running.ts';

const NAMES = ['access', 'database', 'cursor'] as const satisfies KeyName[];

export const keysRotate: Command = {
  name: 'keys rotate',
  takes: 'access | database | cursor | all',
  does: 'new keys from the next start on; `database` and `all` need a stopped stack',
  words: [1, 1],
  async run({ words: [which = ''] }) {
    const names = which === 'all' ? NAMES : NAMES.filter((name) => name === which);
    if (names.length === 0) throw new Trouble(`There is no key "${which}". Known: ${NAMES.join(', ')}, all`);
    if (names.includes('database')) assertStopped('the database server reads its key when it starts');
    const old = await rotateKeys(dataFolder(), names);
    console.log(`New: ${names.join(', ')}; in use from the next start. The keys of before: ${old}`);
    if (names.includes('access')) console.log('Tokens signed with the former access key are accepted for 15 minutes.');
  },
};

import { Assignment, endDuty, giveDuty, Withdrawal } from '@ndp/domain/duties/assign';
import { DUTY_NAMES } from '@ndp/domain/duties/names';
import { systemGrant } from '@ndp/domain/permissions';
import * as v from 'valibot';
import { Trouble } from '../trouble.ts';
import type { Command, Given } from './command.ts';
import { running } from './running.ts';

const borne = { organisation: 'needed', unit: 'may', kind: 'needed', platform: 'may' } as const;
const takes = '--organisation <slug> [--unit <slug>] --kind <kind> [--platform <code>]';

export const dutyGive: Command = {
  name: 'duty give',
  takes: `${takes} --source <document> --clause <clause> [--from <date>]`,
  does: `a duty as a document assigns it, towards a platform or the whole programme. Kinds: ${Object.keys(DUTY_NAMES).join(', ')}`,
  flags: { ...borne, source: 'needed', clause: 'needed', from: 'may' },
  async run(given) {
    const { databases } = await running();
    const wanted = read(Assignment, given, [...Object.keys(borne), 'source', 'clause', 'from']);
    await giveDuty(await systemGrant(databases, 'duty.give'), wanted);
    console.log(`${wanted.organisation} bears it; its members have it at their next request.`);
  },
};

export const dutyEnd: Command = {
  name: 'duty end',
  takes: `${takes} [--on <date>]`,
  does: 'a duty no more, from that day on (today when no day is said); what was done in it stays',
  flags: { ...borne, on: 'may' },
  async run(given) {
    const { databases } = await running();
    const wanted = read(Withdrawal, given, [...Object.keys(borne), 'on']);
    await endDuty(await systemGrant(databases, 'duty.end'), wanted);
    console.log(`${wanted.organisation} bears it no more from ${wanted.on ?? 'today'} on.`);
  },
};

/** What was given, by the schema of the verb. Throws Trouble that names the flag. */
function read<T>(schema: v.GenericSchema<unknown, T>, { value }: Given, flags: readonly string[]): T {
  const said = flags.flatMap((flag) => {
    const text = value(flag);
    return text === undefined ? [] : [[flag, text]];
  });
  const parsed = v.safeParse(schema, Object.fromEntries(said));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Trouble(`--${v.getDotPath(issue) ?? '?'}: ${issue.message.split(' / ').at(-1)}`);
}

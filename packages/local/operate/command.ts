import { parseArgs } from 'node:util';
import { Trouble } from '../trouble.ts';

/** How a flag stands: it must be given, may be given, or is given without a value. */
type Flag = 'needed' | 'may' | 'bare';

/** What was given on the command line, by a command's own list. */
export interface Given {
  /** What follows the command's words and is no flag. */
  words: string[];
  /** The value of a flag with one. */
  value(flag: string): string | undefined;
  /** The value of a flag that must be given. */
  needed(flag: string): string;
  /** Whether a flag without a value stands there. */
  has(flag: string): boolean;
}

export interface Command {
  /** The words that call it: "tenant create". */
  name: string;
  /** What follows them, as help shows it. */
  takes?: string;
  /** What it does, in one line of help. */
  does: string;
  flags?: Readonly<Record<string, Flag>>;
  /** How many words follow: at least and at most. */
  words?: readonly [least: number, most: number];
  run(given: Given): Promise<void>;
}

/** The command that these words call, with what was given to it. Throws Trouble that names what is wrong. */
export function commandFor(commands: readonly Command[], words: readonly string[]): { command: Command; given: Given } {
  const called = (command: Command) => command.name.split(' ').every((word, place) => words[place] === word);
  const command = commands.find(called);
  if (!command) {
    const begun = commands.filter(({ name }) => name.split(' ')[0] === words[0]);
    if (begun.length > 0) throw new Trouble(`Known: ${begun.map((one) => `ndp ${usage(one)}`).join('; ')}`);
    throw new Trouble(`There is no command "${words.join(' ')}". All of them: npm run ndp help`);
  }
  return { command, given: givenTo(command, words.slice(command.name.split(' ').length)) };
}

function givenTo(command: Command, args: readonly string[]): Given {
  const { flags = {}, words: [least, most] = [0, 0] } = command;
  const wrong = (what: string) => new Trouble(`${what} Usage: npm run ndp -- ${usage(command)}`);
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, { type: flag === 'bare' ? 'boolean' : 'string' } as const]),
  );
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], options, allowPositionals: true });
    } catch (error) {
      throw wrong(`${String((error as Error).message).split(/[.\n]/)[0]}.`);
    }
  })();
  const value = (flag: string) => {
    const found = parsed.values[flag];
    return typeof found === 'string' ? found : undefined;
  };
  const missing = Object.keys(flags).filter((flag) => flags[flag] === 'needed' && !value(flag));
  if (missing.length > 0) throw wrong(`Missing: ${missing.map((flag) => `--${flag}`).join(', ')}.`);
  const { positionals } = parsed;
  if (positionals.length < least) throw wrong('Something is missing.');
  if (positionals.length > most) throw wrong(`Nothing is known of "${positionals[most]}".`);
  return {
    words: positionals,
    value,
    needed: (flag) => value(flag) ?? '',
    has: (flag) => parsed.values[flag] === true,
  };
}

/** A command and what follows it, in one line. */
function usage({ name, takes }: Command): string {
  return takes ? `${name} ${takes}` : name;
}

export function helpFor(commands: readonly Command[]): string {
  const lines = commands.flatMap((command) => {
    const how = usage(command);
    return how.length < 34 ? [`  ${how.padEnd(34)}${command.does}`] : [`  ${how}`, `${' '.repeat(36)}${command.does}`];
  });
  return `npm run ndp -- <command>\n${lines.join('\n')}`;
}

import { describe, expect, test } from 'vitest';
import { type Command, commandFor, helpFor } from './command.ts';

const run = async () => {};
const commands: Command[] = [
  { name: 'status', does: 'how things stand', run },
  { name: 'tenant list', does: 'all of them', run },
  {
    name: 'tenant create',
    takes: '--slug <s> [--short <s>] [--dry]',
    does: 'a new one',
    flags: { slug: 'needed', short: 'may', dry: 'bare' },
    run,
  },
  { name: 'tenant restore', takes: '<file>', does: 'puts it back', words: [1, 1], run },
];
const said = (line: string) => commandFor(commands, line.split(' '));

describe('the command line', () => {
  test('finds a command by its words, and what was given to it', () => {
    const { command, given } = said('tenant create --slug so-y-te --dry');
    expect(command.name).toBe('tenant create');
    expect([given.needed('slug'), given.value('short'), given.has('dry')]).toEqual(['so-y-te', undefined, true]);
    expect(said('tenant restore a.gz').given.words).toEqual(['a.gz']);
  });

  test.each([
    ['a command that does not exist', 'tenants', /no command "tenants"/],
    ['half a command', 'tenant', /ndp tenant list; .*ndp tenant restore <file>/],
    ['an unknown flag', 'tenant create --slug a --into b', /Unknown option '--into'.*Usage: .*tenant create --slug/],
    ['a flag that is missing', 'tenant create --dry', /Missing: --slug\./],
    ['a flag without its value', 'tenant create --slug', /--slug/],
    ['a value for a flag that has none', 'tenant create --slug a --dry=b', /--dry/],
    ['a word that is missing', 'tenant restore', /missing.*tenant restore <file>/],
    ['a word too many', 'status now', /"now"/],
  ])('says in one line what is wrong with %s', (_, line, told) => {
    expect(() => said(line)).toThrow(told);
    expect(() => said(line)).not.toThrow(/\n/);
  });

  test('help names every command with what it takes and does', () => {
    const help = helpFor(commands);
    for (const { name, takes = '', does } of commands)
      for (const part of [name, takes, does]) expect(help).toContain(part);
  });
});

import { describe, expect, test } from 'vitest';
import { mustMerge, unfit } from './fitting.ts';

const home = { slug: 'bo', kind: 'ministry' };
const template = (kind: 'mic' | 'owner' | 'merged' | 'sector', duties: string[], kinds: string[] = []) => ({
  ...{ kind, duties, kinds },
});
const platform = (group: 'I' | 'II', owners: string[], ...mine: string[]) => ({ group, owners, mine });

describe('a plan fits a platform', () => {
  test('towards which one’s unit has the duty that drafts it', () => {
    expect(unfit(template('mic', ['mic_focal']), platform('I', ['bo-y-te'], 'mic_focal'), home)).toBeNull();
    expect(unfit(template('mic', ['mic_focal']), platform('I', ['bo-y-te'], 'supporting'), home)).toBe('duty');
  });

  test('in group II by the Ministry alone', () => {
    expect(unfit(template('merged', ['promoting']), platform('II', [], 'promoting'), home)).toBe('group');
    expect(unfit(template('mic', ['promoting']), platform('II', [], 'promoting'), home)).toBeNull();
  });

  test('merged where the Ministry owns it, and only there', () => {
    expect(unfit(template('merged', ['promoting']), platform('I', ['bo'], 'promoting'), home)).toBeNull();
    expect(unfit(template('merged', ['promoting']), platform('I', ['bo-y-te'], 'promoting'), home)).toBe('not_owned');
    expect(unfit(template('owner', ['owner']), platform('I', ['bo'], 'owner', 'mic_focal'), home)).toBe('merged');
  });

  test('without any duty where its kind of organisation drafts freely', () => {
    expect(unfit(template('sector', [], ['ministry']), platform('I', []), home)).toBeNull();
  });
});

test('two plans become one only when all of the platforms are the Ministry’s', () => {
  expect(mustMerge('mic', [platform('I', ['bo'])], home)).toBe(true);
  expect(mustMerge('mic', [platform('I', ['bo']), platform('II', [])], home)).toBe(false);
  expect(mustMerge('merged', [platform('I', ['bo'])], home)).toBe(false);
});

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { lastDayIn } from './amend.ts';
import { mayLack, numbered, PlanDecision, type PlanDecisionInput, type Time } from './decision.ts';
import { MOST_NUMBER } from './register.ts';

describe('the record of an older paper', () => {
  const drafted = '2026-11-20';
  const record = { historical: true };

  test('may lack contents only when its year was over before it was drafted, a new paper never', () => {
    expect(mayLack(record, 2022, drafted)).toBe(true);
    expect(mayLack(record, 2025, drafted)).toBe(true);
    expect(mayLack(record, 2026, drafted)).toBe(false);
    expect(mayLack(record, 2030, drafted)).toBe(false);
    expect(mayLack({ historical: false }, 2022, drafted)).toBe(false);
  });

  test('may be of an unknown day only when its year was over before it was drafted', () => {
    expect(decided(OLD, { year: 2025 })).toEqual([null, null]);
    for (const year of [2026, 2030, 2100]) expect(decided(OLD, { year })).toBe('/date');
    expect(decided({ ...OLD, date: '2025-12-20' }, { year: 2026 })).toEqual([null, '2025-12-20']);
  });
});

const NEW: PlanDecisionInput = {
  ...{ number: null, symbol: 'QĐ-THU', date: null, signer: 'Người ký', note: null, historical: false, recipients: [] },
};
const OLD = { ...NEW, historical: true, note: { vi: 'Bản giấy.', en: 'A paper.' } };
const TIME: Time = {
  year: 2026,
  draftedOn: '2026-03-10',
  foundedOn: null,
  endedOn: null,
  basisOn: null,
  amendedOn: null,
};

/** The pointer of what is refused, or the number and day of the decision, and the number that the register gets. */
function decided(change: Partial<PlanDecisionInput>, time: Partial<Time> = {}, taken: number[] = []) {
  const year = Number((change.date ?? '2026').slice(0, 4));
  const register = [{ year, symbol: 'QĐ-THU', numbers: taken, lastAt: '', place: null }];
  try {
    const { decision, entry } = numbered(v.parse(PlanDecision, { ...NEW, ...change }), register, { ...TIME, ...time });
    return [decision.number, decision.date, ...(entry ? [entry.number] : [])];
  } catch (error) {
    if (error instanceof Refusal) return error.fields[0]?.pointer;
    throw error;
  }
}

describe('the day of a decision', () => {
  test('is not before its organisation was founded, nor before what it cites, nor before what it amends', () => {
    for (const bound of ['foundedOn', 'basisOn', 'amendedOn'] as const)
      for (const paper of [OLD, { ...NEW, number: '7/QĐ-THU' }]) {
        expect(decided({ ...paper, date: '2022-02-10' }, { [bound]: '2022-02-11' })).toBe('/date');
        expect(decided({ ...paper, date: '2022-02-11' }, { [bound]: '2022-02-11' })).toContain('2022-02-11');
      }
  });

  test('of an amendment is known where that of an earlier version is', () => {
    const undated = { ...OLD, date: null };
    expect(decided(undated, { year: 2022, amendedOn: '2022-02-11' })).toBe('/date');
    expect(decided(undated, { year: 2022, amendedOn: null })).toEqual([null, null]);
    const days = ['2022-02-11', null, '2022-01-05'].map((date) => ({ date }));
    expect([lastDayIn(days), lastDayIn([{ date: null }]), lastDayIn([])]).toEqual(['2022-02-11', null, null]);
  });

  test('is not dated back before its draft with a number given now, but has that of the paper with a number on paper', () => {
    expect(decided({ date: '2026-03-09' })).toBe('/date');
    expect(decided({ date: '2026-03-10' })).toEqual(['01/QĐ-THU', '2026-03-10', 1]);
    expect(decided({ date: '2026-03-09', number: '7/QĐ-THU' })).toEqual(['07/QĐ-THU', '2026-03-09', 7]);
    expect(decided({ date: '2024-03-09' }, { endedOn: '2025-03-01' })).toEqual(['01/QĐ-THU', '2024-03-09', 1]);
  });
});

describe('the number of a decision', () => {
  test('of an older paper stands in the register of its year, and is given only once', () => {
    const older = { ...OLD, date: '2022-03-20' };
    expect(decided({ ...older, number: '7/QĐ-THU' }, {}, [6])).toEqual(['07/QĐ-THU', '2022-03-20', 7]);
    expect(decided({ ...older, number: '7/QĐ-THU' }, {}, [7])).toBe('/number');
    expect(decided({ ...older, number: 'số bảy' })).toBe('/number');
    expect(decided(older)).toEqual([null, '2022-03-20']);
    expect(decided({ ...OLD, number: '7/QĐ-THU' }, { year: 2022 }, [7])).toEqual(['07/QĐ-THU', null]);
  });

  test('has the Vietnamese Đ also where an old font writes Eth', () => {
    const eth = '7/Q\u00D0-THU';
    expect(decided({ number: eth, date: '2026-03-10' })).toEqual(['07/QĐ-THU', '2026-03-10', 7]);
    expect(decided({ ...OLD, number: eth, date: '2026-03-09' }, {}, [7])).toBe('/number');
    expect(decided({ symbol: 'Q\u00D0-THU', date: '2026-03-10' }, {}, [7])).toEqual(['08/QĐ-THU', '2026-03-10', 8]);
  });

  test('has at most six digits, typed or next in the register', () => {
    const parsed = (number: string) => v.safeParse(PlanDecision, { ...OLD, number }).success;
    expect([parsed('1234567/QĐ-THU'), parsed('123456/QĐ-THU')]).toEqual([false, true]);
    expect(decided({ date: '2026-03-10' }, {}, [MOST_NUMBER])).toBe('/number');
    expect(decided({ date: '2026-03-10' }, {}, [MOST_NUMBER - 1])).toEqual([
      '999999/QĐ-THU',
      '2026-03-10',
      MOST_NUMBER,
    ]);
  });
});

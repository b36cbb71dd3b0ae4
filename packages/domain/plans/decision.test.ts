import { describe, expect, test } from 'vitest';
import { mayLack } from './decision.ts';

describe('the record of an older paper', () => {
  const drafted = '2026-11-20';
  const record = { historical: true, date: null };

  test('of an unknown day may lack contents only when its year was over before it was drafted', () => {
    expect(mayLack(record, 2022, drafted)).toBe(true);
    expect(mayLack(record, 2025, drafted)).toBe(true);
    expect(mayLack(record, 2026, drafted)).toBe(false);
    expect(mayLack(record, 2030, drafted)).toBe(false);
  });

  test('of a known day may lack contents in any year, a new paper never', () => {
    expect(mayLack({ historical: true, date: '2026-01-05' }, 2026, drafted)).toBe(true);
    expect(mayLack({ historical: false, date: '2022-03-20' }, 2022, drafted)).toBe(false);
  });
});

import { DatabaseFailure } from '@ndp/database/failure';
import { invalid, Refusal } from '@ndp/domain/refusal';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { logOutage, logRefusal } from './log.ts';

const request = new Request('https://nentangso.example/v1/t/vnpt/plans?q=secret', { method: 'POST' });
afterEach(() => vi.restoreAllMocks());

describe('a line of the log', () => {
  test('says who was refused what and by which field, without what was sent', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    logRefusal(invalid('/email', 'sai', 'wrong'), 'a-person', request);
    const line = JSON.parse(String(warn.mock.calls[0]?.[0]));
    expect(line).toMatchObject({ event: 'refused', code: 'invalid_input', who: 'a-person', path: '/v1/t/vnpt/plans' });
    expect(line.fields).toEqual(['/email']);
    expect(JSON.stringify(line)).not.toContain('secret');
  });

  test('is not written for a page that somebody unknown did not find', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const lost = new Refusal('not_found', { vi: '', en: '' });
    logRefusal(lost, null, request);
    expect(warn).not.toHaveBeenCalled();
    logRefusal(lost, 'a-person', request);
    expect(warn).toHaveBeenCalledOnce();
  });

  test('says that a database did not answer, and not what it was asked', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    logOutage(new DatabaseFailure('unavailable', 'fetch failed: SELECT secret'), null, request);
    const line = String(error.mock.calls[0]?.[0]);
    expect(JSON.parse(line)).toMatchObject({ event: 'database.failed', reason: 'unavailable', method: 'POST' });
    expect(line).not.toContain('secret');
  });

  test('does not name the secret address of a calendar', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const calendar = new Request('https://nentangso.example/v1/calendar/secret.ics');
    logOutage(new DatabaseFailure('unavailable', ''), null, calendar);
    const line = String(error.mock.calls[0]?.[0]);
    expect(line).toContain('/v1/calendar/');
    expect(line).not.toContain('secret');
  });
});

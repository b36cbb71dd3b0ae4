import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, calendarOf } from './write.ts';

const event: CalendarEvent = {
  uid: 'task-1@ndp.example',
  day: '2027-02-28',
  title: 'Hạn: rà soát, ban hành; công bố',
  description: 'Dòng một\nDòng hai \\ hết',
  url: 'https://ndp.example/t/bo/ke-hoach#1',
  updatedAt: '2027-01-05T03:04:05.678Z',
};

/** Reads a calendar as RFC 5545 has it: lines unfolded, values unescaped. */
function parsed(calendar: string): { name: string; value: string }[] {
  expect(calendar.endsWith('\r\n')).toBe(true);
  const lines = calendar.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  return lines.map((line) => {
    const cut = line.indexOf(':');
    const value = line.slice(cut + 1).replace(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c));
    return { name: line.slice(0, cut), value };
  });
}
const lineOf = (calendar: string, name: string) => parsed(calendar).find((line) => line.name === name)?.value;

describe('a calendar', () => {
  test('has each event as a whole day in Viet Nam, whatever the reader’s time zone', () => {
    const calendar = calendarOf({ name: 'Kế hoạch 2027', events: [event] });
    expect(parsed(calendar).map(({ name }) => name)).toEqual([
      'BEGIN',
      'VERSION',
      'PRODID',
      'CALSCALE',
      'METHOD',
      'X-WR-CALNAME',
      'X-WR-TIMEZONE',
      'BEGIN',
      'UID',
      'DTSTAMP',
      'LAST-MODIFIED',
      'DTSTART;VALUE=DATE',
      'DTEND;VALUE=DATE',
      'SUMMARY',
      'DESCRIPTION',
      'URL',
      'TRANSP',
      'END',
      'END',
    ]);
    expect(lineOf(calendar, 'DTSTART;VALUE=DATE')).toBe('20270228');
    expect(lineOf(calendar, 'DTEND;VALUE=DATE')).toBe('20270301');
    expect(lineOf(calendar, 'DTSTAMP')).toBe('20270105T030405Z');
    expect(lineOf(calendar, 'URL')).toBe(event.url);
  });

  test('gives back whatever text an event has, in lines of at most 75 octets', () => {
    const text = fc.string({
      unit: fc.constantFrom('đ', 'ế', 'ộ', 'a', ' ', ',', ';', '\\', '\n', 'n', ':', '😀', '"'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, text, (title, description) => {
        const calendar = calendarOf({ name: 'Lịch', events: [{ ...event, title, description }] });
        expect(lineOf(calendar, 'SUMMARY')).toBe(title);
        expect(lineOf(calendar, 'DESCRIPTION') ?? '').toBe(description);
        const encoder = new TextEncoder();
        for (const line of calendar.split('\r\n')) expect(encoder.encode(line).length).toBeLessThanOrEqual(75);
      }),
    );
  });

  test('lets no text begin a line of its own', () => {
    const calendar = calendarOf({
      name: 'x\r\nBEGIN:VEVENT',
      events: [{ ...event, uid: 'a\r\nX:1', url: 'https://a\r\nX:1', title: 'b\u2028X:1\u0000' }],
    });
    expect(parsed(calendar).filter(({ name }) => name === 'X' || name === 'BEGIN')).toHaveLength(2);
    expect(lineOf(calendar, 'SUMMARY')).toBe('b\nX:1');
  });
});

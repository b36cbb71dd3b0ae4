// Our own writer: ts-ics adds 6.6 kB packed and leaves long lines unfolded, and of the format we need all-day events.

export interface CalendarEvent {
  /** Unchanging and unique over the world: "task-…@host". */
  uid: string;
  /** ISO date; the event takes the whole day. */
  day: string;
  title: string;
  description: string;
  url: string;
  /** Instant of the last change, ISO, UTC. */
  updatedAt: string;
}

/** A calendar in iCalendar form (RFC 5545), which every calendar program can subscribe to. */
export function calendarOf({ name, events }: { name: string; events: readonly CalendarEvent[] }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//NDP//National Digital Platforms//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ uid, day, title, description, url, updatedAt }: CalendarEvent): string[] {
  const changed = stamp(updatedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    // The end is the first day that no longer belongs to it.
    `DTEND;VALUE=DATE:${dayAfter(day)}`,
    `SUMMARY:${escaped(title)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(url === '' ? [] : [`URL:${oneLine(url)}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const stamp = (instant: string) => `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10).replaceAll('-', '');
}

/** A value of type TEXT; what would end the line or the value is written out. RFC 5545, 3.3.11 */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

const oneLine = (url: string) => url.replace(/[\s\p{Cc}]/gu, (character) => encodeURIComponent(character));

const OCTETS = 75;

/** Lines of at most 75 octets, none broken within a character; each further one begins with a space. 3.1 */
function folded(line: string): string {
  let [text, octets] = ['', 0];
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

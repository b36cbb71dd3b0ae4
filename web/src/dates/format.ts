import { currentLanguage } from '../language/store.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const locale = () => (currentLanguage() === 'en' ? 'en-GB' : 'vi-VN');

/** 23/3/2022, or 23 Mar 2022. Takes an ISO date or instant; a date is read as it stands, an instant in Vietnam's zone. */
export function day(iso: string): string {
  const english = currentLanguage() === 'en';
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: english ? 'short' : 'numeric',
    year: 'numeric',
    timeZone: ZONE,
  }).format(new Date(iso.length === 10 ? `${iso}T12:00:00+07:00` : iso));
}

/** 14:32 in Vietnam's zone. */
export function clock(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ZONE }).format(
    new Date(instant),
  );
}

/** 23/3/2022, 14:32. */
export function moment(instant: string): string {
  return `${day(instant)}, ${clock(instant)}`;
}

/** Thứ Tư, 23/3/2022. */
export function longDay(iso: string): string {
  return `${weekday(iso)}, ${day(iso)}`;
}

/** Thứ Tư. */
export function weekday(iso: string): string {
  const name = new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: ZONE }).format(
    new Date(`${iso.slice(0, 10)}T12:00:00+07:00`),
  );
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Whole days from one ISO date (or instant, as its day in Vietnam) to another; negative when it is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to) - noon(from)) / 86_400_000);
}

/** The ISO date of an instant in Vietnam. */
export function dateOf(instant: string): string {
  return instant.length === 10
    ? instant
    : new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date(instant));
}

function noon(iso: string): number {
  return Date.parse(`${dateOf(iso)}T12:00:00Z`);
}

/** Days are counted in Asia/Ho_Chi_Minh (UTC+7, no daylight saving); instants are stored in UTC. */
const VIETNAM = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** The ISO date it is in Viet Nam at an instant. */
export function dayInVietnam(instant = new Date()): string {
  return VIETNAM.format(instant);
}

const TIME = { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const WORDS = {
  vi: new Intl.DateTimeFormat('vi', { ...TIME, day: 'numeric', month: 'numeric', year: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { ...TIME, day: 'numeric', month: 'long', year: 'numeric' }),
};

/** An instant as a sentence names it: "10:05 ngày 22/11/2026 (giờ Việt Nam)". */
export function instantInWords(instant: string, language: 'vi' | 'en'): string {
  const parts = WORDS[language].formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  if (language === 'vi') return `${time} ngày ${part('day')}/${part('month')}/${part('year')} (giờ Việt Nam)`;
  return `${time} on ${part('day')} ${part('month')} ${part('year')} (Viet Nam time)`;
}

/** An ISO date as people write it: "31/01/2027". */
export function dayInWords(date: string, language: 'vi' | 'en'): string {
  const [year, month, day] = date.split('-');
  if (language === 'vi') return `${day}/${month}/${year}`;
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    ...{ timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' },
  });
}

/** The hour of the day it is in Viet Nam, 0–23. */
export function hourInVietnam(instant = new Date()): number {
  return (instant.getUTCHours() + 7) % 24;
}

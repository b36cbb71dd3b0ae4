/** Days are counted in Asia/Ho_Chi_Minh (UTC+7, no daylight saving); instants are stored in UTC. */
const VIETNAM = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** The ISO date it is in Viet Nam at an instant. */
export function dayInVietnam(instant = new Date()): string {
  return VIETNAM.format(instant);
}

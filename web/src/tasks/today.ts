import { dateOf } from '../dates/format.ts';

/** The ISO date of now in Vietnam. */
export const todayInVietnam = (): string => dateOf(new Date().toISOString());

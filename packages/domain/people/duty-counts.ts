import { sql } from '@ndp/database/query';
import { duty } from '@ndp/database/schema/programme';

/**
 * Duties that give power: within their dates, and neither declined nor ended.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function dutyCounts(today: string) {
  return sql`${duty.state} in ('confirmed', 'accepted', 'proposed')
    and coalesce(${duty.validFrom}, '0') <= ${today} and coalesce(${duty.validTo}, '9') > ${today}`;
}

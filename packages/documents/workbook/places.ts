import type * as v from 'valibot';
import type { Message, Place } from './trouble.ts';

/** From which cell a part of the contents came, by its path: "months.0.tasks.2.title". */
export type Places = Map<string, Place>;

/** The cell of the nearest part that is known of. */
export function placeOf(places: Places, issue: v.BaseIssue<unknown>, otherwise: Place): Place {
  return placeIn(
    places,
    (issue.path ?? []).map(({ key }) => String(key)),
    otherwise,
  );
}

/** The same by the steps that lead to the part. */
export function placeIn(places: Places, path: readonly string[], otherwise: Place): Place {
  for (let length = path.length; length > 0; length--) {
    const found = places.get(path.slice(0, length).join('.'));
    if (found) return found;
  }
  return otherwise;
}

/** What is wrong, in both languages. The domain's own messages have both; the library's are said anew. */
export function messageOf(issue: v.BaseIssue<unknown>): Message {
  const inner = issue.type === 'union' ? issue.issues?.find(({ type }) => type !== 'literal') : undefined;
  if (inner) return messageOf(inner);
  const [vi, en] = issue.message.split(' / ');
  if (vi !== undefined && en !== undefined) return { vi, en };
  const most = String(issue.requirement);
  if (issue.type === 'max_length')
    return {
      vi: `Quá dài hoặc quá nhiều: tối đa ${most}. Rút gọn lại.`,
      en: `Too long or too many: at most ${most}. Shorten it.`,
    };
  if (issue.type === 'min_value')
    return { vi: `Nhập số không nhỏ hơn ${most}.`, en: `Give a number not below ${most}.` };
  if (issue.type === 'max_value')
    return { vi: `Nhập số không lớn hơn ${most}.`, en: `Give a number not above ${most}.` };
  return { vi: 'Giá trị này chưa hợp lệ. Sửa lại.', en: 'This value is not valid. Correct it.' };
}

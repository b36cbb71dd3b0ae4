import type { Language } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { NOTIFICATIONS_PAGE } from '../../notifications/kinds.ts';
import { noticeWords } from '../notice-words.ts';
import type { Template, Words } from '../template.ts';

/** The notifications of a digest, as the mail's params carry them. */
const Items = v.array(
  v.object({ kind: v.string(), params: v.record(v.string(), v.string()), href: v.nullable(v.string()) }),
);

function listOf(items: string, language: Language): NonNullable<Words['list']> {
  return v.parse(Items, JSON.parse(items)).map((item) => {
    const { paragraphs, action } = noticeWords(item, language);
    return { text: paragraphs[0] ?? '', path: action.path };
  });
}

export const digest: Template<'digest'> = {
  vi: ({ items }) => {
    const list = listOf(items, 'vi');
    return {
      title: `${list.length} thông báo mới`,
      paragraphs: ['Từ lần tổng hợp trước:'],
      list,
      action: { label: 'Xem tất cả thông báo', path: NOTIFICATIONS_PAGE },
      why: 'Bạn nhận thư tổng hợp này mỗi ngày một lần theo cài đặt của mình; có thể đổi trong trang Thông báo của tài khoản.',
    };
  },
  en: ({ items }) => {
    const list = listOf(items, 'en');
    return {
      title: list.length === 1 ? 'One new notification' : `${list.length} new notifications`,
      paragraphs: ['Since the last digest:'],
      list,
      action: { label: 'See all notifications', path: NOTIFICATIONS_PAGE },
      why: 'You get this digest once a day by your settings; change them on the Notifications page of your account.',
    };
  },
};

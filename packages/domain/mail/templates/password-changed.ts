import { instantInWords } from '../../time.ts';
import { type Template, WHY_SECURITY } from '../template.ts';

export const passwordChanged: Template<'password_changed'> = {
  vi: ({ how, at, href }) => ({
    title: 'Mật khẩu đã thay đổi',
    paragraphs: [
      how === 'reset'
        ? `Mật khẩu của bạn được đặt lại qua liên kết trong thư lúc ${instantInWords(at, 'vi')}. Mọi phiên đăng nhập đã kết thúc.`
        : `Mật khẩu của bạn được đổi lúc ${instantInWords(at, 'vi')}. Các phiên đăng nhập khác đã kết thúc.`,
      'Nếu không phải bạn làm, hãy dùng “Quên mật khẩu” ngay và báo cho quản trị của cơ quan.',
    ],
    action: { label: 'Xem trang bảo mật', path: href },
    why: WHY_SECURITY.vi,
  }),
  en: ({ how, at, href }) => ({
    title: 'Your password has changed',
    paragraphs: [
      how === 'reset'
        ? `Your password was set anew by a mailed link at ${instantInWords(at, 'en')}. All sessions have ended.`
        : `Your password was changed at ${instantInWords(at, 'en')}. All other sessions have ended.`,
      'If this was not you, use "Forgotten password" at once and tell the administrator of your organisation.',
    ],
    action: { label: 'Open the security page', path: href },
    why: WHY_SECURITY.en,
  }),
};

import { browserName } from '../../people/browser-name.ts';
import { instantInWords } from '../../time.ts';
import { type Template, WHY_SECURITY } from '../template.ts';

export const newDevice: Template<'new_device'> = {
  vi: ({ agent, at, href }) => ({
    title: 'Đăng nhập từ trình duyệt mới',
    paragraphs: [
      `Tài khoản của bạn được đăng nhập lúc ${instantInWords(at, 'vi')} từ một trình duyệt chưa dùng trước đây (${browserName(agent) ?? 'không rõ loại'}).`,
      'Nếu là bạn, không cần làm gì. Nếu không phải, hãy kết thúc phiên đó và đổi mật khẩu ngay.',
    ],
    action: { label: 'Xem các phiên đăng nhập', path: href },
    why: WHY_SECURITY.vi,
  }),
  en: ({ agent, at, href }) => ({
    title: 'Sign-in from a new browser',
    paragraphs: [
      `Somebody signed in to your account at ${instantInWords(at, 'en')} from a browser not used before (${browserName(agent) ?? 'of unknown kind'}).`,
      'If it was you, there is nothing to do. If not, end that session and change your password at once.',
    ],
    action: { label: 'See your sessions', path: href },
    why: WHY_SECURITY.en,
  }),
};

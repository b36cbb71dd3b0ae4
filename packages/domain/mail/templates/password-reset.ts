import { instantInWords } from '../../time.ts';
import type { Template } from '../template.ts';

const path = (secret: string) => `/dat-lai-mat-khau#${secret}`;

export const passwordReset: Template<'password_reset'> = {
  vi: ({ name, secret, expiresAt }) => ({
    title: 'Đặt lại mật khẩu',
    paragraphs: [
      `Chào ${name}, có người vừa yêu cầu đặt lại mật khẩu cho tài khoản dùng địa chỉ thư này.`,
      `Liên kết dưới đây có hiệu lực đến ${instantInWords(expiresAt, 'vi')} và chỉ dùng được một lần. Đặt mật khẩu mới sẽ kết thúc mọi phiên đăng nhập đang mở.`,
    ],
    action: { label: 'Đặt mật khẩu mới', path: path(secret) },
    why: 'Bạn nhận thư này vì có người nhập địa chỉ của bạn ở trang “Quên mật khẩu”. Nếu không phải bạn, hãy bỏ qua: mật khẩu chưa thay đổi.',
  }),
  en: ({ name, secret, expiresAt }) => ({
    title: 'Set a new password',
    paragraphs: [
      `Dear ${name}, someone has just asked to set a new password for the account with this address.`,
      `The link below is good until ${instantInWords(expiresAt, 'en')} and works once. Setting a new password ends every open session.`,
    ],
    action: { label: 'Set a new password', path: path(secret) },
    why: 'You get this mail because someone entered your address at "Forgotten password". If it was not you, ignore it: your password has not changed.',
  }),
};

import type { NoticeParams } from '../../notifications/kinds.ts';
import { instantInWords } from '../../time.ts';
import { type Template, WHY_SECURITY } from '../template.ts';

type Change = NoticeParams['factor_changed']['change'];

const CHANGES: Record<Change, { vi: string; en: string }> = {
  totp_added: { vi: 'Đã bật ứng dụng xác thực (mã 6 số)', en: 'An authenticator app was switched on' },
  totp_removed: { vi: 'Đã tắt ứng dụng xác thực (mã 6 số)', en: 'The authenticator app was switched off' },
  passkey_added: { vi: 'Đã thêm khóa truy cập', en: 'A passkey was added' },
  passkey_removed: { vi: 'Đã bỏ khóa truy cập', en: 'A passkey was removed' },
  recovery_renewed: { vi: 'Đã tạo bộ mã khôi phục mới', en: 'New recovery codes were made' },
};
const called = (label: string) => (label === '' ? '' : ` “${label}”`);

export const factorChanged: Template<'factor_changed'> = {
  vi: ({ change, label, at, href }) => ({
    title: 'Xác thực bước hai đã thay đổi',
    paragraphs: [
      `${CHANGES[change].vi}${called(label)} lúc ${instantInWords(at, 'vi')}.`,
      'Nếu không phải bạn làm, hãy đổi mật khẩu, kết thúc các phiên khác và báo cho quản trị của cơ quan.',
    ],
    action: { label: 'Xem trang bảo mật', path: href },
    why: WHY_SECURITY.vi,
  }),
  en: ({ change, label, at, href }) => ({
    title: 'Your second factor has changed',
    paragraphs: [
      `${CHANGES[change].en}${called(label)} at ${instantInWords(at, 'en')}.`,
      'If this was not you, change your password, end the other sessions and tell the administrator of your organisation.',
    ],
    action: { label: 'Open the security page', path: href },
    why: WHY_SECURITY.en,
  }),
};

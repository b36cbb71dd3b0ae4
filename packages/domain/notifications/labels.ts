import type { NoticeKind } from './kinds.ts';

/** What each kind is called where one sets how to be told of it. */
export const KIND_LABELS: Record<NoticeKind, { vi: string; en: string }> = {
  membership_changed: { vi: 'Tư cách thành viên của tôi thay đổi', en: 'My membership changes' },
  plan_submitted: { vi: 'Kế hoạch chờ tôi duyệt', en: 'A plan waits for my approval' },
  plan_approved: { vi: 'Kế hoạch tôi soạn được duyệt', en: 'A plan I drafted is approved' },
  plan_returned: { vi: 'Kế hoạch tôi soạn bị trả lại', en: 'A plan I drafted is returned' },
  plan_comment: { vi: 'Có ý kiến nhắc tới tôi hoặc trả lời tôi', en: 'A comment names me or answers me' },
  plan_issued: { vi: 'Cơ quan tôi nhận kế hoạch', en: 'My organisation receives a plan' },
  plan_amended: { vi: 'Kế hoạch cơ quan tôi đã nhận được sửa đổi', en: 'A plan my organisation received is amended' },
  plan_acknowledged: {
    vi: 'Nơi nhận xác nhận đã nhận kế hoạch tôi soạn',
    en: 'A recipient acknowledges a plan I drafted',
  },
  task_assigned: { vi: 'Đơn vị tôi được giao công việc', en: 'My unit is given tasks' },
  obstacle_raised: { vi: 'Đơn vị tôi nhận khó khăn, vướng mắc', en: 'An obstacle is addressed to my unit' },
  obstacle_answered: { vi: 'Vướng mắc đơn vị tôi nêu được trả lời', en: 'An obstacle my unit raised is answered' },
  obstacle_closed: { vi: 'Vướng mắc gửi đơn vị tôi đã xong', en: 'An obstacle addressed to my unit is settled' },
  password_changed: { vi: 'Mật khẩu thay đổi', en: 'My password changes' },
  new_device: { vi: 'Đăng nhập từ trình duyệt mới', en: 'A sign-in from a new browser' },
  factor_changed: { vi: 'Xác thực bước hai thay đổi', en: 'My second factor changes' },
};

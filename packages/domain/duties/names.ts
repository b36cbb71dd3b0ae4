import type { DutyKind } from '@ndp/database/schema/programme';

/** What duties towards a platform or the programme are called. 186 Điều 1, III.2; Điều 2 */
export const DUTY_NAMES: Record<DutyKind, { vi: string; en: string }> = {
  owner: { vi: 'cơ quan chủ quản', en: 'owner' },
  owner_focal: { vi: 'đầu mối của cơ quan chủ quản', en: 'focal unit of the owner' },
  owner_it: { vi: 'đơn vị công nghệ thông tin của chủ quản', en: 'IT unit of the owner' },
  mic_focal: { vi: 'đầu mối của Bộ', en: 'focal unit of the Ministry' },
  promoting: { vi: 'đầu mối thúc đẩy', en: 'promoting unit' },
  supporting: { vi: 'hỗ trợ phát triển', en: 'supporting organisation' },
  core_enterprise: { vi: 'doanh nghiệp nòng cốt', en: 'core enterprise' },
  overseer: { vi: 'lãnh đạo phụ trách', en: 'overseer' },
  coordinator: { vi: 'điều phối chung', en: 'coordinator' },
  security: { vi: 'an toàn thông tin', en: 'security' },
  finance: { vi: 'kinh phí', en: 'finance' },
  standards: { vi: 'tiêu chuẩn', en: 'standards' },
  communication: { vi: 'truyền thông', en: 'communication' },
  portal_operator: { vi: 'vận hành cổng thông tin', en: 'portal operator' },
};

/** Duties in words: "đầu mối của Bộ, đầu mối thúc đẩy". */
export const dutiesCalled = (kinds: readonly DutyKind[], language: 'vi' | 'en'): string =>
  kinds.map((kind) => DUTY_NAMES[kind][language]).join(', ');

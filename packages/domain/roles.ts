import type { Role } from '@ndp/database/schema/programme';

/** Every role that a membership may have. */
export const ROLES = ['admin', 'officer', 'head', 'leader', 'assessor', 'editor', 'auditor'] as const satisfies Role[];

export const ROLE_NAMES: Record<Role, { vi: string; en: string }> = {
  admin: { vi: 'quản trị đơn vị', en: 'administrator' },
  officer: { vi: 'chuyên viên', en: 'officer' },
  head: { vi: 'lãnh đạo đơn vị', en: 'head of unit' },
  leader: { vi: 'lãnh đạo cơ quan', en: 'leader of the organisation' },
  assessor: { vi: 'thành viên hội đồng', en: 'council member' },
  editor: { vi: 'biên tập', en: 'editor' },
  auditor: { vi: 'thanh tra, kiểm tra', en: 'auditor' },
};

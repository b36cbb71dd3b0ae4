import type { NoticeParams } from '../../notifications/kinds.ts';
import { ROLE_NAMES } from '../../roles.ts';
import { type Template, WHY_SET } from '../template.ts';

type Change = NoticeParams['membership_changed']['change'];

const VI: Record<Change, (role: string, organisation: string) => string> = {
  joined: (role, organisation) => `Bạn đã là ${role} của ${organisation}.`,
  changed: (role, organisation) => `Quản trị của ${organisation} đã đổi vai trò hoặc đơn vị của bạn: nay là ${role}.`,
  ended: (role, organisation) => `Tư cách ${role} của bạn tại ${organisation} đã kết thúc.`,
  restored: (role, organisation) => `Tư cách ${role} của bạn tại ${organisation} đã được khôi phục.`,
};
const EN: typeof VI = {
  joined: (role, organisation) => `You are now ${role} at ${organisation}.`,
  changed: (role, organisation) =>
    `The administrator of ${organisation} has changed your role or unit: you are now ${role}.`,
  ended: (role, organisation) => `Your membership of ${organisation} as ${role} has ended.`,
  restored: (role, organisation) => `Your membership of ${organisation} as ${role} has been restored.`,
};

export const membershipChanged: Template<'membership_changed'> = {
  vi: ({ organisation, change, role, href }) => ({
    title: `Tư cách thành viên tại ${organisation}`,
    paragraphs: [VI[change](ROLE_NAMES[role].vi, organisation)],
    action: { label: 'Mở tài khoản', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ organisationEn, change, role, href }) => ({
    title: `Your membership of ${organisationEn}`,
    paragraphs: [EN[change](ROLE_NAMES[role].en, organisationEn)],
    action: { label: 'Open your account', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

import { ROLE_NAMES } from '../../roles.ts';
import { instantInWords } from '../../time.ts';
import type { Template } from '../template.ts';

const path = (secret: string) => `/loi-moi#${secret}`;

export const invitation: Template<'invitation'> = {
  vi: ({ organisation, role, inviter, secret, expiresAt }) => ({
    title: `Lời mời vào ${organisation} trên Nền tảng số quốc gia`,
    paragraphs: [
      `${inviter} mời bạn làm ${ROLE_NAMES[role].vi} của ${organisation} trong hệ thống Chương trình nền tảng số quốc gia.`,
      `Lời mời có hiệu lực đến ${instantInWords(expiresAt, 'vi')} và chỉ dùng được một lần. Không chuyển tiếp thư này: ai có liên kết đều nhận được lời mời thay bạn.`,
    ],
    action: { label: 'Xem và nhận lời mời', path: path(secret) },
    organisation,
    why: `Bạn nhận thư này vì ${inviter} đã nhập địa chỉ của bạn. Nếu không biết việc này, bạn chỉ cần bỏ qua.`,
  }),
  en: ({ organisationEn, role, inviter, secret, expiresAt }) => ({
    title: `Invitation to ${organisationEn} on National Digital Platforms`,
    paragraphs: [
      `${inviter} invites you to be ${ROLE_NAMES[role].en} at ${organisationEn} in the National Digital Platforms Programme system.`,
      `The invitation is good until ${instantInWords(expiresAt, 'en')} and works once. Do not forward this mail: whoever has the link can accept in your place.`,
    ],
    action: { label: 'See and accept the invitation', path: path(secret) },
    organisation: organisationEn,
    why: `You get this mail because ${inviter} entered your address. If you know nothing of it, just ignore it.`,
  }),
};

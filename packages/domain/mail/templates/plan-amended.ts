import { type Template, WHY_SET } from '../template.ts';

const numbered = (number: string) => (number === '' ? '' : ` (${number})`);

export const planAmended: Template<'plan_amended'> = {
  vi: ({ plan, number, organisation, href }) => ({
    title: `Kế hoạch được sửa đổi, bổ sung: ${plan}`,
    paragraphs: [
      `${organisation} đã ban hành bản sửa đổi, bổ sung của kế hoạch “${plan}”${numbered(number)}. Trang kế hoạch cho thấy những gì đã thay đổi.`,
    ],
    action: { label: 'Xem thay đổi', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ plan, number, organisationEn, href }) => ({
    title: `Plan amended: ${plan}`,
    paragraphs: [
      `${organisationEn} has issued an amendment of the plan “${plan}”${numbered(number)}. Its page shows what has changed.`,
    ],
    action: { label: 'See what changed', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

import { type Template, WHY_SET } from '../template.ts';

const numbered = (number: string) => (number === '' ? '' : ` (${number})`);

export const planIssued: Template<'plan_issued'> = {
  vi: ({ plan, number, organisation, href }) => ({
    title: `Kế hoạch mới nhận: ${plan}`,
    paragraphs: [`${organisation} đã ban hành kế hoạch “${plan}”${numbered(number)} và gửi đến cơ quan của bạn.`],
    action: { label: 'Xem kế hoạch', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ plan, number, organisationEn, href }) => ({
    title: `Plan received: ${plan}`,
    paragraphs: [
      `${organisationEn} has issued the plan “${plan}”${numbered(number)} and sent it to your organisation.`,
    ],
    action: { label: 'See the plan', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

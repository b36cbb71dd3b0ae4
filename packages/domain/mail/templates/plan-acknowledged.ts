import { type Template, WHY_SET } from '../template.ts';

export const planAcknowledged: Template<'plan_acknowledged'> = {
  vi: ({ plan, by, organisation, href }) => ({
    title: `${organisation} đã nhận kế hoạch: ${plan}`,
    paragraphs: [`${by} của ${organisation} đã xác nhận nhận được kế hoạch “${plan}” do bạn soạn.`],
    action: { label: 'Xem nơi nhận', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ plan, by, organisationEn, href }) => ({
    title: `${organisationEn} has received the plan: ${plan}`,
    paragraphs: [`${by} of ${organisationEn} has acknowledged the plan “${plan}” that you drafted.`],
    action: { label: 'See the recipients', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

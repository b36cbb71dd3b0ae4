import { type Template, WHY_SET } from '../template.ts';

export const planSubmitted: Template<'plan_submitted'> = {
  vi: ({ plan, by, organisation, href }) => ({
    title: `Kế hoạch chờ duyệt: ${plan}`,
    paragraphs: [`${by} đã trình kế hoạch “${plan}”. Kế hoạch đang chờ lãnh đạo cơ quan duyệt.`],
    action: { label: 'Xem kế hoạch', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ plan, by, organisationEn, href }) => ({
    title: `Plan to approve: ${plan}`,
    paragraphs: [`${by} has submitted the plan “${plan}”. It waits for approval by the leadership.`],
    action: { label: 'See the plan', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

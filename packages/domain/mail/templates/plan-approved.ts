import { type Template, WHY_SET } from '../template.ts';

export const planApproved: Template<'plan_approved'> = {
  vi: ({ plan, by, organisation, href }) => ({
    title: `Kế hoạch đã được duyệt: ${plan}`,
    paragraphs: [`${by} đã duyệt kế hoạch “${plan}” do bạn soạn. Bước tiếp theo là ban hành.`],
    action: { label: 'Xem kế hoạch', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ plan, by, organisationEn, href }) => ({
    title: `Plan approved: ${plan}`,
    paragraphs: [`${by} has approved the plan “${plan}” that you drafted. The next step is to issue it.`],
    action: { label: 'See the plan', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

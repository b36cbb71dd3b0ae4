import { type Template, WHY_SET } from '../template.ts';

export const planReturned: Template<'plan_returned'> = {
  vi: ({ plan, by, reason, organisation, href }) => ({
    title: `Kế hoạch bị trả lại: ${plan}`,
    paragraphs: [`${by} đã trả lại kế hoạch “${plan}” do bạn soạn.`, `Lý do: ${reason}`],
    action: { label: 'Xem và sửa kế hoạch', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ plan, by, reason, organisationEn, href }) => ({
    title: `Plan returned: ${plan}`,
    paragraphs: [`${by} has returned the plan “${plan}” that you drafted.`, `Reason: ${reason}`],
    action: { label: 'See and mend the plan', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

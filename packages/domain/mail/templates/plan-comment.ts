import { type Template, WHY_SET } from '../template.ts';

export const planComment: Template<'plan_comment'> = {
  vi: ({ plan, by, excerpt, organisation, href }) => ({
    title: `Ý kiến về kế hoạch: ${plan}`,
    paragraphs: [`${by} nhắc tới bạn hoặc trả lời bạn trong kế hoạch “${plan}”.`, `“${excerpt}”`],
    action: { label: 'Xem ý kiến', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ plan, by, excerpt, organisationEn, href }) => ({
    title: `Comment on a plan: ${plan}`,
    paragraphs: [`${by} named you or answered you in the plan “${plan}”.`, `“${excerpt}”`],
    action: { label: 'See the comment', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

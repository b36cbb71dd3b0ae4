import { dayInWords } from '../../time.ts';
import { type Template, WHY_SET } from '../template.ts';

export const obstacleRaised: Template<'obstacle_raised'> = {
  vi: ({ title, due, organisation, href }) => ({
    title: `Chờ đơn vị bạn trả lời: ${title}`,
    paragraphs: [
      `${organisation} nêu “${title}” và đề nghị đơn vị bạn trả lời trước hết ngày ${dayInWords(due, 'vi')}.`,
    ],
    action: { label: 'Xem và trả lời', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ title, due, organisationEn, href }) => ({
    title: `Waiting for your unit’s answer: ${title}`,
    paragraphs: [`${organisationEn} raises “${title}” and asks your unit to answer by ${dayInWords(due, 'en')}.`],
    action: { label: 'See and answer', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

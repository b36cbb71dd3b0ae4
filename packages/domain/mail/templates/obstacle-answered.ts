import { type Template, WHY_SET } from '../template.ts';

export const obstacleAnswered: Template<'obstacle_answered'> = {
  vi: ({ title, organisation, href }) => ({
    title: `Đã trả lời: ${title}`,
    paragraphs: [
      `${organisation} đã trả lời “${title}” do đơn vị bạn nêu. Nếu đã giải quyết xong, đóng lại; nếu chưa, mở lại và nói rõ.`,
    ],
    action: { label: 'Xem trả lời', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ title, organisationEn, href }) => ({
    title: `Answered: ${title}`,
    paragraphs: [
      `${organisationEn} has answered “${title}”, which your unit raised. Close it if that settles it; otherwise open it again and say why.`,
    ],
    action: { label: 'See the answer', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

import { type Template, WHY_SET } from '../template.ts';

export const obstacleClosed: Template<'obstacle_closed'> = {
  vi: ({ title, organisation, href }) => ({
    title: `Không còn chờ trả lời: ${title}`,
    paragraphs: [`${organisation} đã đóng hoặc rút “${title}”. Đơn vị bạn không cần làm gì thêm.`],
    action: { label: 'Xem lại', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ title, organisationEn, href }) => ({
    title: `No longer waiting: ${title}`,
    paragraphs: [`${organisationEn} has closed or withdrawn “${title}”. Your unit has nothing more to do.`],
    action: { label: 'See it', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

import { dayInWords } from '../../time.ts';
import { type Template, WHY_SET } from '../template.ts';

export const taskAssigned: Template<'task_assigned'> = {
  vi: ({ plan, tasks, due, organisation, href }) => ({
    title: `Công việc mới được giao: ${plan}`,
    paragraphs: [
      `Kế hoạch “${plan}” của ${organisation} giao cho đơn vị bạn ${tasks} công việc; hạn đầu tiên ${dayInWords(due, 'vi')}.`,
    ],
    action: { label: 'Xem công việc', path: href },
    organisation,
    why: WHY_SET.vi,
  }),
  en: ({ plan, tasks, due, organisationEn, href }) => ({
    title: `Tasks given to your unit: ${plan}`,
    paragraphs: [
      `The plan “${plan}” of ${organisationEn} gives your unit ${tasks === '1' ? 'one task' : `${tasks} tasks`}; the first is due on ${dayInWords(due, 'en')}.`,
    ],
    action: { label: 'See the tasks', path: href },
    organisation: organisationEn,
    why: WHY_SET.en,
  }),
};

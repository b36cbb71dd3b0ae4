import type { Bilingual } from '../catalogue/shapes.ts';
import type { Scope } from '../permissions.ts';

/** What an API token may be given to do, in words. A permission newly open to machines does not compile without. */
export const SCOPES: Record<Scope, Bilingual> = {
  'platform.list': { vi: 'Xem danh mục nền tảng', en: 'List platforms' },
  'platform.read': { vi: 'Xem nền tảng và đầu mối', en: 'Read platforms and who bears their duties' },
  'plan.draft': { vi: 'Soạn và trình kế hoạch', en: 'Draft and submit plans' },
  'plan.copy': { vi: 'Lập kế hoạch từ kế hoạch khác', en: 'Draft plans from other plans' },
  'plan.comment': { vi: 'Góp ý kế hoạch của cơ quan', en: 'Comment on the organisation’s plans' },
  'plan.acknowledge': { vi: 'Xác nhận đã nhận kế hoạch', en: 'Acknowledge received plans' },
  'obstacle.read': { vi: 'Đọc khó khăn, vướng mắc', en: 'Read obstacles' },
  'obstacle.answer': { vi: 'Trả lời khó khăn, vướng mắc', en: 'Answer obstacles' },
  'budget.record': { vi: 'Ghi kinh phí', en: 'Record money' },
  'plan.draft.read': { vi: 'Xem dự thảo kế hoạch của cơ quan', en: 'Read the organisation’s draft plans' },
  'plan.read': { vi: 'Xem kế hoạch đã ban hành', en: 'Read issued plans' },
  'task.progress': { vi: 'Ghi tiến độ công việc', en: 'Record the progress of tasks' },
  'report.draft': { vi: 'Soạn báo cáo', en: 'Draft reports' },
  'obstacle.raise': { vi: 'Nêu khó khăn, vướng mắc', en: 'Raise obstacles' },
};

export const scopeNames = Object.keys(SCOPES) as Scope[];

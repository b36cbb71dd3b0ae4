import type { Bilingual } from '../catalogue/shapes.ts';
import type { ResourceLine, SectionBody } from './sections.ts';

/** The fields of a content, in the order in which they are read, and what each is called. */
export const FIELDS = [
  { field: 'text', label: { vi: 'Nội dung', en: 'Text' } },
  { field: 'targets', label: { vi: 'Chỉ tiêu', en: 'Targets' } },
  { field: 'stages', label: { vi: 'Giai đoạn', en: 'Stages' } },
  { field: 'agreements', label: { vi: 'Thỏa thuận hợp tác', en: 'Co-operation agreements' } },
  { field: 'groups', label: { vi: 'Ban, Tổ công tác', en: 'Boards and working groups' } },
  { field: 'form', label: { vi: 'Hình thức phát triển', en: 'Form of development' } },
  { field: 'lines', label: { vi: 'Nguồn lực', en: 'Resources' } },
  { field: 'focalUnit', label: { vi: 'Đơn vị đầu mối', en: 'Focal unit' } },
  { field: 'assignments', label: { vi: 'Phân công', en: 'Assignments' } },
] as const satisfies readonly { field: keyof SectionBody; label: Bilingual }[];

/** Each field of a content as text, a line for each of its rows; null where it is empty. */
export type Worded = Record<(typeof FIELDS)[number]['field'], string | null>;

const lined = (rows: readonly (readonly (string | number | null)[])[]) =>
  rows.map((parts) => parts.filter((part) => part !== null && part !== '').join(' – ')).join('\n') || null;

/** A content as a person reads it, in the language of plans. */
export function worded(body: SectionBody | undefined): Worded {
  if (!body) return NOTHING;
  const { text, targets, stages, agreements, groups, form, lines, focalUnit, assignments } = body;
  return {
    text: text || null,
    targets: lined(
      targets.map(({ name, value, unit, month }) => [
        name,
        `${NUMBER.format(value)} ${unit}`.trim(),
        month && `tháng ${month}`,
      ]),
    ),
    stages: lined(stages.map(({ name, objective, scope, users }) => [name, objective, scope, users])),
    agreements: lined(agreements.map(({ title, parties, number, date }) => [title, parties, number, date])),
    groups: lined(groups.map(({ name, members, decision }) => [name, members, decision])),
    form: form === null ? null : String(form),
    lines: lined(lines.map(moneyLine)),
    focalUnit,
    assignments: lined(
      assignments.map(({ organisation, unit, responsibility }) => [unit ?? organisation, responsibility]),
    ),
  };
}

const NUMBER = new Intl.NumberFormat('vi', { maximumFractionDigits: 6 });
const moneyLine = ({ source, purpose, year, amount, note }: ResourceLine) => [
  ...[SOURCE[source], PURPOSE[purpose], year, `${NUMBER.format(amount)} đồng`, note],
];

const SOURCE: Record<ResourceLine['source'], string> = {
  public: 'Ngân sách nhà nước',
  enterprise: 'Doanh nghiệp',
  other: 'Nguồn khác',
};
const PURPOSE: Record<ResourceLine['purpose'], string> = {
  build: 'xây dựng',
  use: 'đưa vào sử dụng',
  operate: 'duy trì vận hành',
  upgrade: 'nâng cấp',
  expand: 'phát triển mở rộng',
  other: 'khác',
};
const NOTHING: Worded = {
  ...{ text: null, targets: null, stages: null, agreements: null, groups: null },
  ...{ form: null, lines: null, focalUnit: null, assignments: null },
};

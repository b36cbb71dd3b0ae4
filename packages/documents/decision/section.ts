import type { Party } from '@ndp/domain/plans/contents';
import type { SectionBody } from '@ndp/domain/plans/sections';
import type { FileChild } from 'docx';
import { dayInNumbers, FORM_WORDS, inVietnamese } from '../words.ts';
import { bodies, body, run } from './layout.ts';
import { resources } from './resources.ts';
import { table } from './table.ts';

type Names = (party: Party) => string;
const TT = { head: 'TT', share: 6, align: 'center' } as const;
const numbered = <Row>(rows: readonly Row[], cells: (row: Row) => string[]) =>
  rows.map((row, place) => [String(place + 1), ...cells(row)]);

/**
 * One content of the plan: its text, then whatever tables it has. Whatever was approved is printed.
 * @param organisation slug of the plan's organisation, whose unit is the focal one
 */
export function section(content: SectionBody, organisation: string, partyNames: Names): FileChild[] {
  const { text, form, targets, stages, agreements, groups, lines, focalUnit, assignments } = content;
  const parts: (FileChild[] | false)[] = [
    bodies(text),
    form !== null && [body([run('Hình thức phát triển: ', { bold: true }), run(`(${form}) ${FORM_WORDS[form]}.`)])],
    targets.length > 0 && [targetTable(targets)],
    stages.length > 0 && [stageTable(stages)],
    agreements.length > 0 && [agreementTable(agreements)],
    groups.length > 0 && [groupTable(groups)],
    lines.length > 0 && resources(lines),
    focalUnit !== null && [
      body([
        run('Đơn vị đầu mối của cơ quan chủ quản: ', { bold: true }),
        run(`${partyNames({ organisation, unit: focalUnit })}.`),
      ]),
    ],
    assignments.length > 0 && [assignmentTable(assignments, partyNames)],
  ];
  return parts.flatMap((part) => (part ? spaced(part) : []));
}

/** Two tables in a row would grow together, and a table stands off the text. */
const spaced = (part: FileChild[]): FileChild[] =>
  part.length === 0 ? [] : [...part, body([], { spacing: { before: 0 } })];

function targetTable(targets: SectionBody['targets']): FileChild {
  const columns = [
    TT,
    { head: 'Chỉ tiêu', share: 50 },
    { head: 'Đơn vị tính', share: 16, align: 'center' as const },
    { head: 'Giá trị', share: 16, align: 'right' as const },
    { head: 'Thời hạn', share: 14, align: 'center' as const },
  ];
  return table(
    columns,
    numbered(targets, ({ name, unit, value, month }) => [
      name,
      unit,
      inVietnamese(value),
      month === null ? 'Cả năm' : `Tháng ${month}`,
    ]),
  );
}

function stageTable(stages: SectionBody['stages']): FileChild {
  const columns = [
    TT,
    { head: 'Giai đoạn', share: 18 },
    { head: 'Mục tiêu', share: 28 },
    { head: 'Phạm vi', share: 26 },
    { head: 'Đối tượng sử dụng chính', share: 22 },
  ];
  return table(
    columns,
    numbered(stages, ({ name, objective, scope, users }) => [name, objective, scope, users]),
  );
}

function agreementTable(agreements: SectionBody['agreements']): FileChild {
  const columns = [
    TT,
    { head: 'Thỏa thuận', share: 32 },
    { head: 'Các bên', share: 24 },
    { head: 'Số, ngày', share: 20 },
    { head: 'Ngày rà soát', share: 18, align: 'center' as const },
  ];
  return table(
    columns,
    numbered(agreements, ({ title, parties, number, date, reviewedOn }) => [
      title,
      parties,
      [number, date === null ? '' : dayInNumbers(date)].filter(Boolean).join('\n'),
      reviewedOn === null ? '' : dayInNumbers(reviewedOn),
    ]),
  );
}

function groupTable(groups: SectionBody['groups']): FileChild {
  const columns = [
    TT,
    { head: 'Ban, tổ công tác', share: 34 },
    { head: 'Thành phần', share: 36 },
    { head: 'Quyết định', share: 24 },
  ];
  return table(
    columns,
    numbered(groups, ({ name, members, decision }) => [name, members, decision]),
  );
}

function assignmentTable(assignments: SectionBody['assignments'], partyNames: Names): FileChild {
  const columns = [TT, { head: 'Cơ quan, đơn vị', share: 36 }, { head: 'Trách nhiệm', share: 58 }];
  return table(
    columns,
    numbered(assignments, ({ organisation, unit, responsibility }) => [
      partyNames({ organisation, unit }),
      responsibility,
    ]),
  );
}

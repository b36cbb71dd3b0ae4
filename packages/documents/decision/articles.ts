import type { FileChild } from 'docx';
import type { DecisionInput } from './input.ts';
import { body, centred, clean, LINE, rule, run, SIZE } from './layout.ts';
import { competence, lengthOf } from './words.ts';

const bold = { size: SIZE.body, bold: true };

/** From the kind of paper to the last article: what is decided, on which bases. */
export function articles(input: DecisionInput): FileChild[] {
  const abstract = `Phê duyệt ${clean(input.title)}`;
  return [
    centred('QUYẾT ĐỊNH', bold, { spacing: { before: 240 }, keepNext: true }),
    centred(abstract, bold, { keepNext: true }),
    rule(Math.min(lengthOf(abstract, SIZE.body), LINE) * 0.4, LINE),
    centred(competence(input), bold, { spacing: { before: 120, after: 120 }, keepNext: true }),
    ...bases(input),
    centred('QUYẾT ĐỊNH:', bold, { spacing: { before: 200, after: 80 }, keepNext: true }),
    article(1, `Phê duyệt ${clean(input.title)} tại Phụ lục kèm theo Quyết định này.`),
    article(2, 'Quyết định này có hiệu lực kể từ ngày ký.'),
    article(3, `${obliged(input)} chịu trách nhiệm thi hành Quyết định này./.`),
  ];
}

/** Each basis a line of its own in italics, ";" after each and "." after the last. */
function bases({ decision }: DecisionInput): FileChild[] {
  const lines = decision.legalBases.map((line) =>
    clean(line)
      .trim()
      .replace(/[;.,\s]+$/, ''),
  );
  return lines
    .filter((line) => line !== '')
    .map((line, place, all) => body([run(`${line}${place === all.length - 1 ? '.' : ';'}`, { italics: true })]));
}

function article(number: number, text: string): FileChild {
  return body([run(`Điều ${number}. `, { bold: true }), run(text)]);
}

function obliged({ unit, organisation }: DecisionInput): string {
  const others = 'Thủ trưởng các cơ quan, đơn vị, doanh nghiệp có liên quan';
  return unit === null
    ? `Thủ trưởng các đơn vị thuộc ${clean(organisation.name)} và ${others}`
    : `Thủ trưởng ${clean(unit)} và ${others}`;
}

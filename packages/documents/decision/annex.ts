import type { FileChild } from 'docx';
import { roman } from '../words.ts';
import { yearFrame } from './frame.ts';
import type { DecisionInput } from './input.ts';
import { body, centred, clean, run, SIZE, upper } from './layout.ts';
import { section } from './section.ts';
import { decisionDate, numberAndSymbol } from './words.ts';

const bold = { size: SIZE.body, bold: true };
const none = { size: SIZE.body, italics: true };

/** The plan as the decision's annex, on a page of its own. Decree 30/2020, Annex I, III (phụ lục) */
export function annex(input: DecisionInput): FileChild[] {
  const { organisation, decision, contents, template, year, partyNames } = input;
  const number =
    decision.number === null && decision.draft
      ? `số      /${upper(decision.symbol ?? 'QĐ')}`
      : `số ${numberAndSymbol(decision)}`;
  const heading = headings();
  const parts = [...template.map(({ code, title }) => ({ code, title: title.vi })), ...beyond(input)];
  return [
    centred('Phụ lục', bold, { pageBreakBefore: true, keepNext: true }),
    centred(upper(input.title), bold, { keepNext: true }),
    centred(
      `(Kèm theo Quyết định ${number} ${decisionDate(decision)} của ${clean(organisation.name)})`,
      { size: SIZE.body, italics: true },
      { spacing: { after: 200 } },
    ),
    ...platforms(input),
    ...parts.flatMap(({ code, title }) => {
      const found = contents.sections[code];
      const blocks = found ? section(found, organisation.slug, partyNames) : [];
      if (blocks.length === 0 && !decision.draft) return [];
      return [heading(title), ...(blocks.length > 0 ? blocks : [body([run('(Chưa có nội dung)', none)])])];
    }),
    heading(`Khung nội dung thực hiện kế hoạch năm ${year}`),
    body([], { spacing: { before: 60 } }),
    yearFrame({ contents, partyNames }),
    // A text ends with a paragraph, not with a table.
    body([], { spacing: { before: 0 } }),
  ];
}

/** Numbers the contents that are printed, without gaps: "I.", "II.", … */
function headings(): (title: string) => FileChild {
  let count = 0;
  return (title) => {
    count += 1;
    return body([run(`${roman(count)}. ${clean(title)}`, { bold: true })], {
      keepNext: true,
      spacing: { before: 240 },
    });
  };
}

/** Contents that the template no longer names; they were approved all the same. */
function beyond({ template, contents }: DecisionInput): { code: string; title: string }[] {
  const named = new Set(template.map(({ code }) => code));
  const codes = Object.keys(contents.sections).filter((code) => !named.has(code));
  return codes.map((code) => ({ code, title: `Nội dung khác (${code})` }));
}

function platforms({ platforms: named }: DecisionInput): FileChild[] {
  if (named.length === 0) return [];
  const list = named.map(({ number, name }) => `(${number}) ${clean(name)}`).join('; ');
  return [body([run('Nền tảng số quốc gia: ', { bold: true }), run(`${list}.`)])];
}

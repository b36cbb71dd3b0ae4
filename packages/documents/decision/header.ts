import type { FileChild, Table } from 'docx';
import type { DecisionInput } from './input.ts';
import { beside, centred, LINE, rule, SIZE, upper } from './layout.ts';
import { decisionDate, lengthOf, numberAndSymbol } from './words.ts';

const LEFT = Math.round(LINE * 0.415);
const RIGHT = LINE - LEFT;
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** Who issues, beside the nation and its motto; number beside place and date. Decree 30/2020, Annex I, boxes 1 to 4 */
export function header({ organisation, decision }: DecisionInput): Table {
  const name = upper(organisation.name);
  const issuer: FileChild[] = [
    ...(organisation.parent ? [centred(upper(organisation.parent), { size: SIZE.nation })] : []),
    centred(name, { size: SIZE.nation, bold: true }),
    // Between a third and a half of the line above.
    rule(Math.min(lengthOf(name, SIZE.nation), LEFT) * 0.4, LEFT),
  ];
  const nation: FileChild[] = [
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: SIZE.nation, bold: true }),
    centred(MOTTO, { size: SIZE.motto, bold: true }),
    rule(lengthOf(MOTTO, SIZE.motto), RIGHT),
  ];
  const numbered = centred(`Số: ${numberAndSymbol(decision)}`, { size: SIZE.number });
  const dated = centred([decision.place, decisionDate(decision)].filter((part) => part !== '').join(', '), {
    size: SIZE.number,
    italics: true,
  });
  return beside([
    { width: LEFT, rows: [issuer, [numbered]] },
    { width: RIGHT, rows: [nation, [dated]] },
  ]);
}

import { AlignmentType, Document, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { annex } from './decision/annex.ts';
import { articles } from './decision/articles.ts';
import { header } from './decision/header.ts';
import type { DecisionInput } from './decision/input.ts';
import { centred, clean, FONT, MARGIN, PAGE, SIZE } from './decision/layout.ts';
import { remarks, signing } from './decision/signing.ts';

export type { DecisionInput, DecisionRecord } from './decision/input.ts';

/**
 * The decision that issues a plan, with the plan as its annex: a .docx in the layout of Decree 30/2020/NĐ-CP, Annex I.
 * A draft has room for its number and date; a historical record says what it lacks.
 */
export async function decisionDocument(input: DecisionInput): Promise<Uint8Array> {
  const draft = centred(
    'DỰ THẢO',
    { size: SIZE.body, bold: true },
    { alignment: AlignmentType.LEFT, spacing: { after: 120 } },
  );
  const document = new Document({
    title: clean(input.title),
    creator: clean(input.organisation.name),
    lastModifiedBy: clean(input.organisation.name),
    styles: {
      default: {
        document: {
          run: { font: FONT, size: SIZE.body, color: '000000', language: { value: 'vi-VN' } },
          // Single lines, said outright: without its rule some programs take the length for an exact one.
          paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' } },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN, pageNumbers: { start: 1 } }, titlePage: true },
        headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({})] }) },
        children: [
          ...(input.decision.draft ? [draft] : []),
          header(input),
          ...articles(input),
          centred('', { size: SIZE.body }),
          signing(input),
          ...remarks(input),
          ...annex(input),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** In the middle of the top margin, from the second page on. Decree 30/2020, Annex I, I.7 */
function pageNumber(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: SIZE.number });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

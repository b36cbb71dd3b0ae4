import { AlignmentType, type FileChild, Paragraph } from 'docx';
import type { DecisionInput } from './input.ts';
import { beside, body, centred, clean, LINE, run, SIZE, upper } from './layout.ts';

/** Recipients beside the signature. Decree 30/2020, Annex I, boxes 7 and 9 */
export function signing({ decision, unit }: DecisionInput): FileChild {
  const left = Math.round(LINE * 0.5);
  const { authority, title, name } = decision.signer;
  const signature = [authority, title].filter((line) => line !== null && line !== '');
  return beside([
    {
      width: left,
      rows: [
        [
          line('Nơi nhận:', { size: SIZE.copies, bold: true, italics: true }),
          ...recipients(decision.recipients, unit).map((text) => line(text, { size: SIZE.recipient })),
        ],
      ],
    },
    {
      width: LINE - left,
      rows: [
        [
          ...signature.map((text) => centred(upper(text ?? ''), { size: SIZE.body, bold: true })),
          // Room for the signature and the seal, which stand between title and name.
          ...Array.from({ length: 4 }, () => centred('', { size: SIZE.body })),
          centred(name ?? '', { size: SIZE.body, bold: true }),
        ],
      ],
    },
  ]);
}

function line(text: string, letters: Parameters<typeof run>[1]): Paragraph {
  return new Paragraph({ alignment: AlignmentType.LEFT, children: [run(text, letters)] });
}

/** "- Như Điều 3;" first, each a line with ";", and who keeps the original last with ".". */
function recipients(named: readonly string[], unit: string | null): string[] {
  const others = named
    .map((text) =>
      clean(text)
        .trim()
        .replace(/^[-–]\s*/, '')
        .replace(/[;.\s]+$/, ''),
    )
    .filter((text) => text !== '' && !/^(Như Điều|Lưu:)/i.test(text));
  const kept = unit === null ? 'VT' : `VT, ${clean(unit)}`;
  return ['- Như Điều 3;', ...others.map((text) => `- ${text};`), `- Lưu: ${kept}.`];
}

/** What a reader must know of a paper that was made anew from a record. */
export function remarks({ decision }: DecisionInput): FileChild[] {
  const lacking = [decision.number === null ? 'số' : null, decision.date === null ? 'ngày' : null].filter(Boolean);
  const said = [
    decision.historical ? 'Bản này được lập lại từ hồ sơ, không thay bản gốc.' : '',
    decision.historical && lacking.length > 0 ? `Hồ sơ không ghi ${lacking.join(' và ')} của văn bản, để “…”.` : '',
    decision.note ?? '',
  ].filter((text) => text !== '');
  if (said.length === 0) return [];
  return [body([run(`Ghi chú: ${said.join(' ')}`, { size: SIZE.note, italics: true })], { spacing: { before: 240 } })];
}

import * as v from 'valibot';
import { invalid } from '../refusal.ts';
import { calendarDate, writtenName, writtenText } from '../text.ts';
import { dayInVietnam } from '../time.ts';
import { asText, type DocumentNumber, inVietnamese, isSymbol, numberFor, numberIn, type Sequence } from './register.ts';

const OrganisationSlug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/));

/** The decision by which a plan is issued. A historical record may lack number and day, and then says why. */
export const PlanDecision = v.pipe(
  v.strictObject({
    /** "15/QĐ-BTTTT" as already given on paper; null takes the next number of the register. */
    number: v.nullable(
      v.pipe(
        writtenName(100),
        v.check((text) => !/^\d{7}/.test(text), TOO_LONG_NUMBER()),
      ),
    ),
    /** "QĐ-BTTTT", where no number is named; null takes the symbol used last. */
    symbol: v.optional(
      v.nullable(v.pipe(writtenName(60), v.transform(inVietnamese), v.check(isSymbol, SYMBOL_WRONG()))),
      null,
    ),
    /** Null: today, or unknown in a historical record. */
    date: v.nullable(calendarDate),
    place: v.optional(v.nullable(writtenName(100)), null),
    signer: v.nullable(writtenName(200)),
    /** The same as papers set it: "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", name. */
    signedBy: v.optional(
      v.nullable(
        v.strictObject({
          authority: v.nullable(writtenName(100)),
          title: writtenName(100),
          name: writtenName(100),
        }),
      ),
      null,
    ),
    /** Further legal bases than the template's, and on whose proposal: "Cục trưởng Cục Bưu điện Trung ương". */
    legalBases: v.optional(v.pipe(v.array(writtenName(500)), v.maxLength(20)), () => []),
    proposedBy: v.optional(v.nullable(writtenName(200)), null),
    note: v.nullable(v.strictObject({ vi: writtenText(500), en: writtenText(500) })),
    historical: v.boolean(),
    /** Slugs of the organisations that receive it. */
    recipients: v.pipe(
      v.array(OrganisationSlug),
      v.maxLength(200),
      v.transform((slugs) => [...new Set(slugs)]),
    ),
  }),
  v.forward(
    v.check((d) => !d.historical || d.note !== null, 'Nêu nguồn của văn bản. / Say where the record comes from.'),
    ['note'],
  ),
  v.forward(
    v.check((d) => d.historical || d.signer !== null || d.signedBy !== null, 'Nêu người ký. / Say who signs.'),
    ['signer'],
  ),
  v.transform(({ signer, ...d }) => ({ ...d, signer: signer ?? signerOf(d.signedBy) })),
);

function signerOf(by: { authority: string | null; title: string; name: string } | null): string | null {
  return by && [by.authority, by.title, by.name].filter(Boolean).join(' ');
}
export type PlanDecision = v.InferOutput<typeof PlanDecision>;
export type PlanDecisionInput = v.InferInput<typeof PlanDecision>;

function TOO_LONG_NUMBER(): string {
  return 'Số có nhiều nhất sáu chữ số, ví dụ 15/QĐ-BTTTT. / A number has at most six digits, such as 15/QĐ-BTTTT.';
}

function SYMBOL_WRONG(): string {
  return 'Ký hiệu viết hoa, các nhóm nối bằng dấu “-”, ví dụ QĐ-BTTTT. / A symbol is in capitals joined by "-", such as QĐ-BTTTT.';
}

/** Days that bound the day of a decision, ISO in Asia/Ho_Chi_Minh; null where unknown or where there is none. */
export interface Time {
  /** The year that the plan is for. */
  year: number;
  /** The draft was opened. */
  draftedOn: string;
  /** The organisation came to be, and no longer was. */
  foundedOn: string | null;
  endedOn: string | null;
  /** The legal basis that the decision cites. */
  basisOn: string | null;
  /** The last decision among the versions that this one amends. */
  amendedOn: string | null;
}

/**
 * The decision as it is issued: with its day, and with a number of the register, which a record of an older paper need
 * not have. Throws Refusal `invalid_input`.
 */
export function numbered(
  decision: PlanDecision,
  register: readonly Sequence[],
  { year, draftedOn, ...time }: Time,
): { decision: PlanDecision; entry: (DocumentNumber & { date: string }) | null } {
  assertDay(decision, time);
  const written = writtenNumber(decision);
  if (decision.historical) {
    assertOlder(decision, year, draftedOn);
    return recorded(decision, written, register);
  }
  const date = decision.date ?? dayInVietnam();
  assertNotBackdated(decision, draftedOn, time.endedOn);
  const symbol = written?.symbol ?? decision.symbol ?? register[0]?.symbol;
  if (symbol === undefined)
    throw invalid('/symbol', 'Nêu ký hiệu văn bản, ví dụ QĐ-BTTTT.', 'Give the symbol, such as QĐ-BTTTT.');
  const number = numberFor(register, { year: Number(date.slice(0, 4)), symbol, number: written?.number ?? null });
  return { decision: { ...decision, date, symbol, number: asText(number) }, entry: { ...number, date } };
}

/** The number that a decision names, read. Throws Refusal `invalid_input` for what is none. */
function writtenNumber({ number, historical }: PlanDecision): ReturnType<typeof numberIn> {
  const written = number === null ? null : numberIn(number);
  if (number === null || written !== null) return written;
  throw invalid(
    '/number',
    `Viết số và ký hiệu như “15/QĐ-BTTTT”, hoặc để trống ${historical ? 'nếu văn bản không ghi số' : 'để lấy số tiếp theo'}.`,
    `Write number and symbol like "15/QĐ-BTTTT", or leave it empty ${historical ? 'if the paper has none' : 'for the next one'}.`,
  );
}

/** The number of an older paper stands in the register of its year, so that it is not given a second time. */
function recorded(decision: PlanDecision, written: ReturnType<typeof numberIn>, register: readonly Sequence[]) {
  if (written === null) return { decision, entry: null };
  const { date } = decision;
  const number = asText(written);
  // In which year's register an undated paper stands is not known.
  if (date === null) return { decision: { ...decision, number }, entry: null };
  const entry = { ...numberFor(register, { ...written, year: Number(date.slice(0, 4)) }), date };
  return { decision: { ...decision, number }, entry };
}

/**
 * A record of an older paper is of a day before it was written down, and where that day is unknown of a plan whose year
 * was over by then.
 */
function assertOlder({ date }: PlanDecision, year: number, draftedOn: string): void {
  if (date === null && !wasOver(year, draftedOn))
    throw invalid(
      '/date',
      `Kế hoạch năm ${year} chưa phải của năm trước nên phải nêu ngày của văn bản.`,
      `A plan of ${year} is not of an earlier year, so the day of its paper has to be given.`,
    );
  if (date !== null && date >= draftedOn)
    throw invalid(
      '/date',
      `Bản ghi văn bản cũ phải có ngày trước ngày lập bản ghi (${draftedOn}). Văn bản mới thì bỏ dấu “văn bản cũ”.`,
      `A record of an older paper is of a day before it was drafted (${draftedOn}). A new paper is no such record.`,
    );
}

/**
 * Whether a plan may lack contents that its paper lacks: only as the record of an older paper whose year was over before
 * the record was drafted. What is of this year or a later one can still be completed.
 * @param draftedOn ISO date in Asia/Ho_Chi_Minh
 */
export function mayLack({ historical }: Pick<PlanDecision, 'historical'>, year: number, draftedOn: string): boolean {
  return historical && wasOver(year, draftedOn);
}

/** Whether a plan's year was over when its draft was opened, so that it may record an older paper. */
export const wasOver = (year: number, draftedOn: string): boolean => year < Number(draftedOn.slice(0, 4));

/**
 * A number given now is not given for a day before there was a draft; one that was given on paper has the paper's day.
 * What an organisation enters that has ended is of the past (assertDay).
 */
function assertNotBackdated({ date, number }: PlanDecision, draftedOn: string, endedOn: string | null): void {
  if (date === null || number !== null || endedOn !== null || date >= draftedOn) return;
  throw invalid(
    '/date',
    `Số cấp bây giờ không ghi lùi về trước ngày lập bản nháp (${draftedOn}). Văn bản đã ký trên giấy thì nêu số của văn bản.`,
    `A number given now is not dated back before the draft was opened (${draftedOn}). If it was signed on paper, give its number.`,
  );
}

/** A decision is of a day that has come, of a time in which its organisation existed, after what it cites and amends. */
function assertDay({ date, historical }: PlanDecision, time: Omit<Time, 'draftedOn' | 'year'>): void {
  const today = dayInVietnam();
  const { endedOn, foundedOn, basisOn, amendedOn } = time;
  const before = (bound: string | null): bound is string => date !== null && bound !== null && date < bound;
  if (before(foundedOn))
    throw invalid(
      '/date',
      `Cơ quan thành lập ngày ${foundedOn}; quyết định không thể có ngày trước đó.`,
      `The organisation was founded on ${foundedOn}; its decision cannot be older.`,
    );
  if (before(basisOn))
    throw invalid(
      '/date',
      `Quyết định căn cứ văn bản ngày ${basisOn} nên không thể có ngày trước đó.`,
      `The decision cites a paper of ${basisOn} as its basis, so it cannot be older.`,
    );
  if (before(amendedOn))
    throw invalid(
      '/date',
      `Quyết định được sửa đổi có ngày ${amendedOn}; bản sửa đổi không thể có ngày trước đó.`,
      `The decision that this one amends is of ${amendedOn}; an amendment cannot be older.`,
    );
  if (date === null && historical && amendedOn !== null)
    throw invalid(
      '/date',
      `Bản trước có ngày ${amendedOn}, nên bản sửa đổi phải nêu ngày của văn bản.`,
      `An earlier version is of ${amendedOn}, so the day of the paper that amends it has to be given.`,
    );
  if (date !== null && date > today)
    throw invalid('/date', 'Ngày quyết định chưa tới. Kiểm tra lại.', 'The day of the decision lies ahead. Check it.');
  if (endedOn !== null && (date ?? (historical ? '' : today)) >= endedOn)
    throw invalid(
      '/historical',
      `Cơ quan đã kết thúc hoạt động từ ${endedOn}, chỉ ghi nhận văn bản cũ.`,
      `The organisation ended on ${endedOn}; only records of older papers can be entered.`,
    );
}

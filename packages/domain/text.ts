import * as v from 'valibot';

// Zero-width and other characters that show nothing (fillers, selectors, the empty Braille cell) count as nothing where
// something must be written.
const INVISIBLE = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

// What no paper can show: Word and Excel files take neither, so they would differ from the text that was approved.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Noncharacter_Code_Point}]/u;

const readable = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most),
    v.check(
      (text) => text.isWellFormed(),
      'Có ký tự hỏng. Gõ lại đoạn này. / There is a broken character. Type this text again.',
    ),
    v.check(
      (text) => !UNPRINTABLE.test(text),
      'Có ký tự điều khiển. Gõ lại đoạn này. / There is a control character. Type this text again.',
    ),
    v.transform((text) => text.normalize('NFC').trim()),
  );

const isBlank = (text: string) => text.replace(INVISIBLE, '') === '';

/**
 * A text that people write: well-formed Unicode without control characters or noncharacters, stored NFC and trimmed, and not empty.
 * A lone surrogate cannot be stored by the database, so it is stopped here and not on the way.
 * @param most characters (UTF-16 code units)
 */
export function writtenText(most: number) {
  return v.pipe(
    readable(most),
    v.check((text) => !isBlank(text), 'Mục này để trống. Nhập nội dung. / This is empty. Write something.'),
  );
}

/** The same where nothing need be written: what shows nothing is ''. @param most characters (UTF-16 code units) */
export function optionalText(most: number) {
  return v.pipe(
    readable(most),
    v.transform((text) => (isBlank(text) ? '' : text)),
  );
}

const STRAY = /[\t\r\n\u0085\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
/** Whether a text stands on one line, with nothing in it that turns the direction of reading. */
export const isOneLine = (text: string): boolean => !STRAY.test(text);
export const ONE_LINE = {
  vi: 'Viết trên một dòng, không có ký tự đổi chiều chữ.',
  en: 'Write one line, without characters that turn its direction.',
};

/**
 * A name: a written text on one line, in which nothing turns the direction of reading, so that it stands in mails,
 * lists and the audit trail as what it is. @param most characters (UTF-16 code units)
 */
export function writtenName(most: number) {
  return v.pipe(writtenText(most), v.check(isOneLine, `${ONE_LINE.vi} / ${ONE_LINE.en}`));
}

/** An ISO date that exists: 2023-02-31 does not. */
export const calendarDate = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((date) => {
    const day = new Date(`${date}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
  }, 'Ngày này không có. Nhập lại theo năm-tháng-ngày. / There is no such day. Write it as year-month-day.'),
);

import type { FieldError } from '@ndp/domain/refusal';
import type * as v from 'valibot';

type Words = FieldError['detail'];

/** What is wrong with one value, which field it is in, and what is wanted there, in words of both languages. */
export function issueWords(issue: v.BaseIssue<unknown>): Words {
  // A rule of our own says more than the form it wants; what is said without one repeats what was sent.
  if (!issue.message.startsWith('Invalid ') && issue.message.includes(' / ')) return split(issue.message);
  const { vi, en } = fieldOf(issue);
  const expected = issue.expected ?? '';
  switch (issue.type) {
    case 'strict_object':
      if (expected === 'never')
        return { vi: `Không có tham số hay trường ${vi}. Bỏ nó đi.`, en: `There is no field ${en}. Leave it out.` };
      if (expected !== 'Object') return { vi: `Thiếu trường ${vi}.`, en: `Field ${en} is missing.` };
      break;
    case 'picklist':
      return { vi: `${vi} phải là một trong: ${listed(expected)}.`, en: `${en} must be one of: ${listed(expected)}.` };
    case 'max_length':
      return {
        vi: `${vi} dài quá (nhiều nhất ${limitOf(issue)}).`,
        en: `${en} is too long (at most ${limitOf(issue)}).`,
      };
    case 'min_length':
      return { vi: `${vi} để trống hoặc ngắn quá.`, en: `${en} is empty or too short.` };
    case 'min_value':
      return { vi: `${vi} nhỏ nhất là ${limitOf(issue)}.`, en: `${en} must be at least ${limitOf(issue)}.` };
    case 'max_value':
      return { vi: `${vi} lớn nhất là ${limitOf(issue)}.`, en: `${en} must be at most ${limitOf(issue)}.` };
    case 'check':
      return split(issue.message);
  }
  const wanted = issue.type === 'regex' ? formOf(expected) : (KINDS[issue.type] ?? kindIn(expected));
  return { vi: `${vi} không đúng dạng: cần ${wanted.vi}.`, en: `${en} is malformed: give ${wanted.en}.` };
}

/** The name of the field; of a value in a list the list's, and which of its values. */
function fieldOf({ path }: v.BaseIssue<unknown>): Words {
  const keys = (path ?? []).map(({ key }) => key);
  const at = keys.findLastIndex((key) => typeof key !== 'number');
  const name = String(keys[at] ?? '').slice(0, 100);
  const place = keys[at + 1];
  if (name === '' && place === undefined) return { vi: 'Nội dung gửi', en: 'What was sent' };
  const number = typeof place === 'number' ? place + 1 : undefined;
  return {
    vi: `“${name}”${number === undefined ? '' : ` (mục ${number})`}`,
    en: `"${name}"${number === undefined ? '' : ` (item ${number})`}`,
  };
}

const NUMBER = { vi: 'một con số', en: 'a number' };
const WHOLE = { vi: 'một số nguyên', en: 'a whole number' };
const GROUP = { vi: 'một nhóm trường {…}', en: 'an object {…}' };
const SOMETHING = { vi: 'giá trị như hệ thống đã trả về', en: 'a value as this service answers it' };

const KINDS: Partial<Record<string, Words>> = {
  string: { vi: 'một đoạn chữ trong ngoặc kép', en: 'a text in quotes' },
  number: NUMBER,
  finite: NUMBER,
  integer: WHOLE,
  safe_integer: WHOLE,
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  array: { vi: 'một danh sách […]', en: 'a list […]' },
  object: GROUP,
  strict_object: GROUP,
  record: GROUP,
  uuid: { vi: 'một mã định danh (UUID)', en: 'an id (UUID)' },
  iso_date: {
    vi: 'ngày viết theo năm-tháng-ngày, ví dụ 2026-03-31',
    en: 'a day as year-month-day, such as 2026-03-31',
  },
  url: { vi: 'một địa chỉ https://…', en: 'an address https://…' },
};

/** The values of a list of choices: ("a" | "b"). */
const listed = (expected: string) => expected.replace(/^\(|\)$/g, '').replaceAll(' | ', ', ');

/** What one of several kinds may be: "(Object | string)". */
function kindIn(expected: string): Words {
  const found = expected
    .replace(/[()]/g, '')
    .split(' | ')
    .flatMap((one) => KINDS[one.toLowerCase()] ?? []);
  const [first] = found;
  if (!first) return SOMETHING;
  const kinds = [...new Set(found)];
  return { vi: kinds.map(({ vi }) => vi).join(' hoặc '), en: kinds.map(({ en }) => en).join(' or ') };
}

/** What a pattern asks for, by what it looks like. */
function formOf(pattern: string): Words {
  if (pattern === String(/^\d{4}$/))
    return { vi: 'năm gồm 4 chữ số, ví dụ 2026', en: 'a year of four digits, such as 2026' };
  if (pattern.startsWith('/^NDP-'))
    return { vi: 'mã nền tảng, ví dụ NDP-0006', en: 'the code of a platform, such as NDP-0006' };
  if (/^\/\^(\[1-9\])?\\d(\{[\d,]+\}|\+)?\$\/$/.test(pattern)) return WHOLE;
  if (pattern.startsWith('/^[a-z'))
    return { vi: 'mã gồm chữ thường không dấu, số và gạch nối', en: 'a code of lower-case letters, digits and -' };
  return SOMETHING;
}

function limitOf(issue: v.BaseIssue<unknown>): string {
  return 'requirement' in issue ? String(issue.requirement) : '';
}

/** Rules of our own carry both languages: "Nêu số quyết định. / Give the number of the decision." */
function split(text: string): Words {
  const [vi = text, en = vi] = text.split(' / ');
  return { vi, en };
}

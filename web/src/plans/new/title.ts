import type { Template } from './queries.ts';

/** The most characters of a title. */
export const TITLE_MOST = 500;

/** The name that such a plan usually has, in Vietnamese as it is issued. @param names of the platforms */
export function proposedTitle(
  template: Pick<Template, 'kind' | 'title'>,
  names: readonly string[],
  year: number,
  organisation: string,
): string {
  const about = names.map(bare).join(', ');
  const of = `Kế hoạch của ${organisation} thúc đẩy phát triển và sử dụng nền tảng số quốc gia`;
  const begins: Partial<Record<Template['kind'], string>> = {
    mic: of,
    owner: of,
    merged: of,
    enterprise: `Kế hoạch chi tiết của ${organisation} phát triển nền tảng số quốc gia`,
  };
  const begin = begins[template.kind];
  const whole = begin ? `${begin} ${about}` : about ? `${template.title.vi}: ${about}` : template.title.vi;
  const title = `${whole.trim()} năm ${year}`;
  // Too many platforms for a title are counted instead of named.
  return title.length <= TITLE_MOST ? title : `${begin ?? template.title.vi} (${names.length} nền tảng) năm ${year}`;
}

/** The title of a plan as that of another year: the year it names last is its own. */
export function titleIn(title: string, from: number, to: number): string {
  const at = title.lastIndexOf(String(from));
  return at === -1 ? title : `${title.slice(0, at)}${to}${title.slice(at + 4)}`;
}

/** "Nền tảng họp trực tuyến" is "Họp trực tuyến" after "nền tảng số quốc gia". */
function bare(name: string): string {
  const rest = name.replace(/^nền tảng( số)?( quốc gia)?( về)?\s+/i, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

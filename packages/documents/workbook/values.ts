const GROUPED = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/;
const DECIMAL_COMMA = /^-?\d+,\d+$/;
const ENGLISH = /^-?[1-9]\d{0,2}(,\d{3})+\.\d+$/;
const PLAIN = /^-?\d+$/;
/** A point that cannot part thousands, as in "12.5"; "0.125" and "1.284" are left out. */
const DECIMAL_POINT = /^-?\d+\.(\d{1,2}|\d{4,})$/;

/**
 * The number that a text writes with Vietnamese separators: "1.284,5" is 1284.5, "1.284" is 1284. English ones are
 * read where they cannot mean anything else.
 */
export function numberIn(text: string): number | undefined {
  const bare = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/^[\u2212\u2013]/, '-')
    .replace(/^\+/, '');
  if (GROUPED.test(bare) || DECIMAL_COMMA.test(bare)) return Number(bare.replaceAll('.', '').replace(',', '.'));
  if (ENGLISH.test(bare)) return Number(bare.replaceAll(',', ''));
  return PLAIN.test(bare) || DECIMAL_POINT.test(bare) ? Number(bare) : undefined;
}

/** The ISO date that a text writes: "5/3/2027", "05-03-2027", "2027-03-05". Days that do not exist are none. */
export function dayIn(text: string): string | undefined {
  const said = text.trim();
  const iso = said.match(/^(\d{4})-(\d{2})-(\d{2})(T00:00:00(\.000)?Z?)?$/);
  const vietnamese = said.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/);
  const [year, month, day] = iso ? iso.slice(1, 4) : vietnamese ? vietnamese.slice(1, 4).reverse() : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined;
}

/** Đồng of an amount in millions; none where it is not exact to the đồng. */
export function dongIn(millions: number): number | undefined {
  const dong = millions * 1_000_000;
  const whole = Math.round(dong);
  // What binary fractions may lose: a few units in the last place.
  return Math.abs(dong - whole) <= Math.max(1e-4, Math.abs(dong) * 2 ** -50) && Number.isSafeInteger(whole)
    ? whole
    : undefined;
}

/** Months as a list and spans: "1, 2, 3", "1-6", "Tháng 1; Tháng 2". @param monthIn how one is read */
export function monthsIn(text: string, monthIn: (cell: string) => number | undefined): number[] | undefined {
  const found: number[] = [];
  for (const part of text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const [from, to, more] = part.split(/\s*(?:-|–|đến)\s*/).map(monthIn);
    const last = part.match(/-|–|đến/) ? to : from;
    if (from === undefined || last === undefined || more !== undefined || last < from) return undefined;
    // A list of months that is this long is none.
    if (found.length > 100) return undefined;
    for (let month = from; month <= last; month++) found.push(month);
  }
  return found;
}

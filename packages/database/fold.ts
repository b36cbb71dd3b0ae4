/**
 * Folds a text for search and sorting out marks: lower case, NFD, combining marks dropped, đ → d.
 * FTS5's own folding leaves đ, so index and query both go through here ("Điện toán" → "dien toan").
 */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** The words of a query or text: runs of letters and digits, in order, marks kept. */
export function words(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** A slug of ASCII letters, digits and single hyphens: "Nền tảng số" → "nen-tang-so". */
export function slugOf(text: string): string {
  return words(fold(text)).join('-');
}

import type { Language } from '../api/types.ts';

/** Marks between thousands and before decimals: 1.284,5 in Vietnamese, 1,284.5 in English. */
const MARKS: Record<Language, { thousand: string; decimal: string }> = {
  vi: { thousand: '.', decimal: ',' },
  en: { thousand: ',', decimal: '.' },
};
const MILLION = 1_000_000;

/**
 * The number that a text says; null where it says none. A mark between thousands must stand before three digits, so
 * that 12.5 typed for twelve and a half is not taken for 125.
 */
export function readNumber(text: string, language: Language): number | null {
  const digits = plainDigits(text, language);
  return digits === null ? null : Number(digits);
}

/** 1284.5 → 1.284,5 */
export function showNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'vi-VN', { maximumFractionDigits: 15 }).format(value);
}

/** The đồng, a whole number, that a text in millions of đồng says: 12.500,5 → 12500500000. Null where it says none. */
export function readMillions(text: string, language: Language): number | null {
  const digits = plainDigits(text, language);
  if (digits === null || digits.startsWith('-')) return null;
  const [whole = '', decimals = ''] = digits.split('.');
  if (decimals.length > 6) return null;
  const dong = Number(whole + decimals.padEnd(6, '0'));
  return Number.isSafeInteger(dong) ? dong : null;
}

/** 12500500000 → 12.500,5 */
export function showMillions(dong: number, language: Language): string {
  return showNumber(Math.trunc(dong / MILLION) + (dong % MILLION) / MILLION, language);
}

function plainDigits(text: string, language: Language): string | null {
  const { thousand, decimal } = MARKS[language];
  const [t, d] = [`\\${thousand}`, `\\${decimal}`];
  const found = new RegExp(`^([-−]?)(\\d+|\\d{1,3}(?:[${t}\\s]\\d{3})+)(?:${d}(\\d+))?$`).exec(text.trim());
  if (!found) return null;
  const [, sign = '', whole = '', decimals] = found;
  return `${sign && '-'}${whole.replace(/\D/g, '')}${decimals === undefined ? '' : `.${decimals}`}`;
}

import { currentLanguage } from '../../language/store.ts';

const MILLION = 1_000_000;

/** "12.500 triệu đồng"; in đồng where it is not whole millions. @param amount in đồng */
export function money(amount: number, words: { million: (n: string) => string; dong: (n: string) => string }): string {
  const format = new Intl.NumberFormat(currentLanguage() === 'en' ? 'en-GB' : 'vi-VN');
  return amount % MILLION === 0 && amount !== 0
    ? words.million(format.format(amount / MILLION))
    : words.dong(format.format(amount));
}

/** A figure with the separators of the language. */
export function figure(number: number): string {
  return new Intl.NumberFormat(currentLanguage() === 'en' ? 'en-GB' : 'vi-VN', { maximumFractionDigits: 12 }).format(
    number,
  );
}

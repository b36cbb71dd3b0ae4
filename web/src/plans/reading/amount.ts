import { currentLanguage } from '../../language/store.ts';

/** A figure with the separators of the language. */
export function figure(number: number): string {
  return new Intl.NumberFormat(currentLanguage() === 'en' ? 'en-GB' : 'vi-VN', { maximumFractionDigits: 12 }).format(
    number,
  );
}

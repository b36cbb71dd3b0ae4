export type Lang = 'vi' | 'en';

/** The other language of the portal. */
export const otherLang = (lang: Lang): Lang => (lang === 'vi' ? 'en' : 'vi');

/** The address of a portal page in a language. `path` is the Vietnamese one: "/", "/nen-tang?q=y+te". */
export function href(lang: Lang, path: string): string {
  if (lang === 'vi') return path;
  return path === '/' || path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`;
}

/** Marks a text that stays Vietnamese on English pages (quotations, clauses), for screen readers. WCAG 3.1.2. */
export const vietnamese = (lang: Lang): { lang?: 'vi' } => (lang === 'vi' ? {} : { lang: 'vi' });

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HO_CHI_MINH = 7 * 3_600_000;

/**
 * A date as people read it: "11/02/2022" or "11 Feb 2022"; "—" for what is no date.
 * Takes an ISO date (Asia/Ho_Chi_Minh) or an ISO instant, which is shown as the day it was in Vietnam.
 */
export function formatDate(lang: Lang, iso: string): string {
  const local = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso : localDay(iso);
  const [year, month, day] = (local ?? '').split('-').map(Number);
  const name = month ? MONTHS[month - 1] : undefined;
  if (!year || !month || !day || !name) return '—';
  if (lang === 'en') return `${day} ${name} ${year}`;
  // Decree 30/2020: days under 10 and the months 1 and 2 are written with a 0 in front.
  return `${pad(day)}/${month < 3 ? pad(month) : month}/${year}`;
}

function localDay(instant: string): string | null {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? null : new Date(time + HO_CHI_MINH).toISOString().slice(0, 10);
}

/** A whole number with the separators of the language: 1.284 or 1,284. */
export function formatNumber(lang: Lang, value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, lang === 'vi' ? '.' : ',');
}

export const pad = (value: number): string => String(value).padStart(2, '0');

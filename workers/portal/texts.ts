import type { Lang } from './language.ts';
import { en } from './texts/en.ts';
import { vi } from './texts/vi.ts';

export type Texts = typeof vi;

const all: Record<Lang, Texts> = { vi, en };

/** The interface texts of a language. Both languages have the same keys, by type. */
export const texts = (lang: Lang): Texts => all[lang];

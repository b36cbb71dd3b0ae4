import { formatDate, type Lang } from '../language.ts';

/** A date in the writing of the language, with the ISO form for machines. */
export function Time({ lang, iso }: { lang: Lang; iso: string }) {
  return <time datetime={iso}>{formatDate(lang, iso)}</time>;
}

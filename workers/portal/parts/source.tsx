import type { Bilingual } from '@ndp/domain/catalogue/shapes';
import type { Child } from 'hono/jsx';
import { type Lang, vietnamese } from '../language.ts';
import { texts } from '../texts.ts';

/** Where a statement is written. Clauses are quoted in Vietnamese on English pages too. */
export function Source({ lang, clauses }: { lang: Lang; clauses: string[] }) {
  if (clauses.length === 0) return null;
  return (
    <small class="src">
      {texts(lang).responsible.source} <span {...vietnamese(lang)}>{clauses.join('; ')}</span>
    </small>
  );
}

/** A statement with its source below and, where the sources need a word, the note. */
export function Stated(props: { lang: Lang; clauses: string[]; note?: Bilingual | null; children?: Child }) {
  return (
    <dd>
      {props.children}
      {props.note && <span class="small muted block">{props.note[props.lang]}</span>}
      <Source lang={props.lang} clauses={props.clauses} />
    </dd>
  );
}

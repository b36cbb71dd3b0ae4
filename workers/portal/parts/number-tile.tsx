import type { PlatformGroup, PlatformRef } from '@ndp/domain/catalogue/shapes';
import { href, type Lang, pad } from '../language.ts';
import { texts } from '../texts.ts';

interface NumberProps {
  lang: Lang;
  number: number;
  group: PlatformGroup;
  large?: boolean;
}

/** The catalogue number, the identity of a platform: solid for group I, outlined for group II. */
export function NumberTile({ lang, number, group, large = false }: NumberProps) {
  return (
    <span class={`sh${group === 'II' ? ' sh--2' : ''}${large ? ' sh--xl' : ''}`}>
      <span class="sr">{texts(lang).platform.number} </span>
      {pad(number)}
    </span>
  );
}

/** Another platform, mentioned: its tile and its linked name. */
export function PlatformMention({ lang, platform }: { lang: Lang; platform: PlatformRef }) {
  return (
    <a class="mention" href={href(lang, `/nen-tang/${platform.slug}`)}>
      <NumberTile lang={lang} number={platform.number} group={platform.group} /> <span>{platform.name[lang]}</span>
    </a>
  );
}

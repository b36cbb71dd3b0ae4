import type { PlatformGroup, PlatformItem } from '@ndp/domain/catalogue/shapes';
import { href, type Lang } from '../language.ts';
import { texts } from '../texts.ts';
import { NumberTile } from './number-tile.tsx';

/** The platforms of the catalogue as tiles, one board for each group that has any. */
export function Boards({ lang, platforms }: { lang: Lang; platforms: PlatformItem[] }) {
  const groups: PlatformGroup[] = ['I', 'II'];
  return (
    <>
      {groups.map((group) => {
        const members = platforms.filter((platform) => platform.group === group);
        return members.length > 0 && <GroupBoard lang={lang} group={group} platforms={members} />;
      })}
    </>
  );
}

function GroupBoard({ lang, group, platforms }: { lang: Lang; group: PlatformGroup; platforms: PlatformItem[] }) {
  const t = texts(lang).group;
  return (
    <>
      <div class="gh">
        <span class={group === 'II' ? 'sh sh--2' : 'sh'} aria-hidden="true">
          {group}
        </span>
        <h3>
          <span class="sr">{t.tag(group)}: </span>
          {t[group]}
        </h3>
        <p>
          {group === 'I' ? t.aboutI : t.aboutII} · <span class="num">{range(platforms)}</span>
        </p>
      </div>
      <Board lang={lang} platforms={platforms} />
    </>
  );
}

/** Tiles without a heading. */
export function Board({ lang, platforms }: { lang: Lang; platforms: PlatformItem[] }) {
  return (
    <ul class="board">
      {platforms.map((platform) => (
        <li>
          <a class="tile" href={href(lang, `/nen-tang/${platform.slug}`)}>
            <NumberTile lang={lang} number={platform.number} group={platform.group} />
            <b>{platform.short[lang]}</b>
            <small>{whose(lang, platform)}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Who stands behind the platform, in the few words that fit on a tile. */
function whose(lang: Lang, { owner, supportingAgencies }: PlatformItem): string {
  const t = texts(lang).platform;
  if (owner) return owner.proposed ? `${owner.short[lang]} · ${t.proposedShort}` : owner.short[lang];
  return supportingAgencies.length > 0
    ? t.supportedBy(supportingAgencies.map((agency) => agency.short[lang]).join(', '))
    : t.enterpriseOwned;
}

/** "1–20" where the numbers have no gap, else how many there are. */
function range(platforms: PlatformItem[]): string {
  const numbers = platforms.map((platform) => platform.number);
  const first = Math.min(...numbers);
  const last = Math.max(...numbers);
  return last - first + 1 === numbers.length && last > first ? `${first}–${last}` : String(numbers.length);
}

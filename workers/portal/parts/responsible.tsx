import type { FocalUnit, OwnerFocalUnit, PlatformPage } from '@ndp/domain/catalogue/shapes';
import { href, type Lang, vietnamese } from '../language.ts';
import { texts } from '../texts.ts';
import { Icon } from './icons.tsx';
import { Stated } from './source.tsx';

type Props = { lang: Lang; page: PlatformPage };

/** Who answers for the platform, every statement with the clause it rests on. */
export function Responsible({ lang, page }: Props) {
  const t = texts(lang).responsible;
  const { coordinator, overseers } = page;
  return (
    <section class="sec" aria-labelledby="trach-nhiem">
      <h2 id="trach-nhiem">{t.title}</h2>
      {page.disagreement && (
        <div class="note note--cam">
          <Icon name="warning" />
          <p>
            <b>{t.disagreement}.</b> {page.disagreement[lang]}
          </p>
        </div>
      )}
      <dl class="kv">
        <Owner lang={lang} page={page} />
        <OwnerFocalUnits lang={lang} units={page.ownerFocalUnits} />
        <FocalUnits lang={lang} page={page} duty="promoting" />
        <FocalUnits lang={lang} page={page} duty="mic_focal" />
        <div>
          <dt>{t.coordinator}</dt>
          <Stated lang={lang} clauses={[coordinator.clause]}>
            {coordinator.name[lang]}
          </Stated>
        </div>
        {overseers.length > 0 && (
          <div>
            <dt>{t.overseers}</dt>
            {overseers.map(({ name, title, clause, note }) => (
              <Stated lang={lang} clauses={[clause]} note={note}>
                {title[lang]} <span {...vietnamese(lang)}>{name}</span>
              </Stated>
            ))}
          </div>
        )}
        <div>
          <dt>{t.basis}</dt>
          <dd>
            <a href={href(lang, `/lan-cong-bo/${page.edition.slug}`)} {...vietnamese(lang)}>
              {page.clause}
            </a>
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Owner({ lang, page }: Props) {
  const t = texts(lang).responsible;
  const { owner, supportingAgencies, clause } = page;
  return (
    <>
      <div>
        <dt>{owner ? (owner.proposed ? t.proposedOwner : t.owner) : t.enterpriseOwner}</dt>
        <Stated lang={lang} clauses={[clause]}>
          {owner ? <a href={href(lang, `/co-quan/${owner.slug}`)}>{owner.name[lang]}</a> : t.enterprise}
        </Stated>
      </div>
      {supportingAgencies.length > 0 && (
        <div>
          <dt>{t.supporting}</dt>
          <Stated lang={lang} clauses={[clause]}>
            <ul>
              {supportingAgencies.map((agency) => (
                <li>
                  <a href={href(lang, `/co-quan/${agency.slug}`)}>{agency.name[lang]}</a>
                </li>
              ))}
            </ul>
          </Stated>
        </div>
      )}
    </>
  );
}

function OwnerFocalUnits({ lang, units }: { lang: Lang; units: OwnerFocalUnit[] }) {
  const t = texts(lang).responsible;
  if (units.length === 0) return null;
  return (
    <div>
      <dt>{t.ownerFocal}</dt>
      {units.map(({ name, state, printed, clause }) => (
        <Stated lang={lang} clauses={[clause]}>
          {name ? name[lang] : t.toBeDesignated}{' '}
          {name && state === 'proposed' && <span class="tag">{t.ownerFocalProposed}</span>}
          {state === 'to_be_designated' && (
            <span class="small muted block" {...vietnamese(lang)}>
              {t.printed(printed)}
            </span>
          )}
        </Stated>
      ))}
    </div>
  );
}

function FocalUnits({ lang, page, duty }: Props & { duty: FocalUnit['duty'] }) {
  const t = texts(lang).responsible;
  const units = page.focalUnits.filter((unit) => unit.duty === duty);
  if (units.length === 0) return null;
  // 186 Điều 1, III.2.b: one unit plays both roles where the Ministry is the owner
  const both = duty === 'promoting' && page.owner !== null;
  return (
    <div>
      <dt>
        {t[duty]}
        {both && <span class="small block">({t.promotingBoth})</span>}
      </dt>
      {units.map(({ name, organisation, rank, clauses, note }) => (
        <Stated lang={lang} clauses={clauses} note={note}>
          {name[lang]} {(units.length > 1 || rank !== 'lead') && <span class="tag">{t.rank[rank]}</span>}
          {organisation.name.vi !== name.vi && (
            <span class="small block">
              <a href={href(lang, `/co-quan/${organisation.slug}`)}>{organisation.name[lang]}</a>
            </span>
          )}
        </Stated>
      ))}
    </div>
  );
}

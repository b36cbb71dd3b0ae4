import type { PublicPlan } from '@ndp/domain/catalogue/shapes';
import { href, type Lang, vietnamese } from '../language.ts';
import { texts } from '../texts.ts';
import { Icon } from './icons.tsx';
import { Months } from './months.tsx';
import { PlatformMention } from './number-tile.tsx';
import { Time } from './time.tsx';

interface PlanProps {
  lang: Lang;
  plan: PublicPlan;
  /** The platform whose page this is: the plan may cover others beside it. */
  platform: string;
}

/** An issued plan as the world sees it: where it comes from, then its months. */
export function Plan({ lang, plan, platform }: PlanProps) {
  const t = texts(lang).plan;
  const others = plan.platforms.filter(({ slug }) => slug !== platform);
  return (
    <section class="sec">
      <h2 id={`ke-hoach-${plan.id}`}>{t.title(plan.year)}</h2>
      <p class="plan-title" {...vietnamese(lang)}>
        {plan.title}
      </p>
      <p class="tags">
        <span class="tag">{t.kinds[plan.kind]}</span>
        <span class="tag">{t.version(plan.version)}</span>
        {plan.historical && (
          <span class="pill">
            <Icon name="paper" />
            {t.historical}
          </span>
        )}
      </p>
      <dl class="meta">
        <div>
          <dt>{t.organisation}</dt>
          <dd>
            <a href={href(lang, `/co-quan/${plan.organisation.slug}`)}>{plan.organisation.name[lang]}</a>
          </dd>
        </div>
        <Decision lang={lang} decision={plan.decision} />
        {others.length > 0 && (
          <div class="wide">
            <dt>{t.covers}</dt>
            {others.map((other) => (
              <dd>
                <PlatformMention lang={lang} platform={other} />
              </dd>
            ))}
          </div>
        )}
      </dl>
      {t.language && <p class="hint">{t.language}</p>}
      <Months lang={lang} plan={plan} />
    </section>
  );
}

function Decision({ lang, decision }: { lang: Lang; decision: PublicPlan['decision'] }) {
  const t = texts(lang).plan;
  return (
    <>
      <div>
        <dt>{t.decision}</dt>
        <dd>
          {decision.number || decision.date ? (
            <>
              {t.number} {decision.number ?? t.unknown}, {t.date}{' '}
              {decision.date ? <Time lang={lang} iso={decision.date} /> : t.unknown}
            </>
          ) : (
            t.bothUnknown
          )}
          {decision.note && <span class="small muted block">{decision.note[lang]}</span>}
        </dd>
      </div>
      {decision.signer && (
        <div>
          <dt>{t.signer}</dt>
          <dd {...vietnamese(lang)}>{decision.signer}</dd>
        </div>
      )}
    </>
  );
}

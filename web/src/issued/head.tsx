import { useQuery } from '@tanstack/react-query';
import { day } from '../dates/format.ts';
import { currentLanguage, useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Icon } from '../parts/icons.tsx';
import { NumberTile } from '../parts/number-tile.tsx';
import { Pill } from '../parts/pill.tsx';
import { partiesQuery } from '../plans/steps/parties.ts';
import { useHref, useMe } from '../session/me.ts';
import { Acknowledge } from './acknowledge.tsx';
import { Amend } from './amend.tsx';
import type { Issued } from './queries.ts';
import { type IssuedWords, useIssuedWords } from './words.ts';

/** Number and day as far as they are known. */
export function decisionText(
  { number, date }: { number: string | null; date: string | null },
  words: IssuedWords,
): string {
  if (number && date) return words.decision(number, day(date));
  if (number) return words.numberOnly(number);
  return date ? words.dateOnly(day(date)) : words.unknownDecision;
}

/** By which decision the plan was issued, in which version, for which platforms, by whom. */
export function Facts({ plan }: { plan: Issued }) {
  const words = useIssuedWords();
  const { plans } = useTexts();
  const { decision, historical, version, organisation, kind, year } = plan;
  const signer = decision.signedBy
    ? [decision.signedBy.authority, decision.signedBy.title, decision.signedBy.name].filter(Boolean).join(' ')
    : decision.signer;
  return (
    <div className="stack stack--close plan-facts">
      <div className="row">
        <Tiles codes={plan.platforms} />
        <span>{plans.kinds[kind] ?? kind}</span>
        <span className="muted">{words.by(organisation.name[currentLanguage()], year)}</span>
      </div>
      <div className="row">
        <b>{decisionText(decision, words)}</b>
        {signer && <span className="muted">{words.signer(signer)}</span>}
        <span className="tag">{words.version(version)}</span>
        {historical && (
          <Pill tone="plain" icon="history">
            {words.historical}
          </Pill>
        )}
      </div>
      {decision.note && (
        <p className="small muted">
          {words.source}: {decision.note[currentLanguage()]}
        </p>
      )}
    </div>
  );
}

/** The numbers of the platforms, each leading to its page. */
export function Tiles({ codes }: { codes: readonly string[] }) {
  const { organisation } = useMe();
  const href = useHref();
  const { data } = useQuery(partiesQuery(organisation.slug, codes));
  return codes.map((code) => {
    const found = data?.platforms.find((one) => one.code === code);
    if (!found || found.number === null) return <span key={code}>{found ? found.name : code}</span>;
    const name = currentLanguage() === 'en' ? found.nameEn : found.name;
    return (
      <A key={code} className="plain" href={href(`nen-tang/${found.slug}`)} title={name}>
        <NumberTile number={found.number} group={found.group ?? 'I'} />
        <span className="sr"> {name}</span>
      </A>
    );
  });
}

/** Word and print for everybody; acknowledging for a recipient, amending for whoever drafted it. */
export function Acts({ plan }: { plan: Issued }) {
  const words = useIssuedWords();
  const href = useHref();
  const version = plan.current ? '' : `?version=${plan.version}`;
  return (
    <>
      <a className="btn" href={`/v1/plans/${plan.id}/document.docx${version}`} download>
        <Icon name="down_file" />
        {words.word}
      </a>
      <A className="btn" href={href(`da-ban-hanh/${plan.id}/in${plan.current ? '' : `?phien-ban=${plan.version}`}`)}>
        <Icon name="file" />
        {words.print}
      </A>
      {plan.mine && plan.current && <Amend plan={plan} />}
      {plan.delivery?.mayAcknowledge && plan.current && (
        <Acknowledge id={plan.delivery.id} version={plan.delivery.version} from={plan.organisation} plan={plan.id} />
      )}
    </>
  );
}

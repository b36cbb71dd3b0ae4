import { named, useTexts } from '../../language/store.ts';
import { Icon, type IconName } from '../../parts/icons.tsx';
import { NumberTile } from '../../parts/number-tile.tsx';
import { useTitle } from '../../parts/page.tsx';
import { Pill, type Tone } from '../../parts/pill.tsx';
import type { DraftAnswer } from '../types.ts';
import { Acts } from './acts.tsx';
import { useEditor } from './context.ts';
import { useParties } from './parties.ts';
import { useOthers } from './presence.ts';
import type { Phase } from './saver/life.ts';
import { when } from './section-head.tsx';
import { usePhase } from './use-saver.ts';
import { useEditorWords } from './words.ts';

const STATES: Record<DraftAnswer['state'], [Tone, IconName]> = {
  draft: ['cham', 'pencil'],
  in_review: ['cham', 'clock'],
  returned: ['son', 'back'],
  approved: ['luc', 'tick'],
  issued: ['luc', 'seal'],
  superseded: ['plain', 'history'],
};

/** Which draft of the plan this is: one more than has been submitted, until this one is. */
export function draftNumber({ reviews, state }: Pick<DraftAnswer, 'reviews' | 'state'>): number {
  const submitted = reviews.filter(({ step }) => step === 'submit').length;
  return state === 'draft' || state === 'returned' ? submitted + 1 : Math.max(submitted, 1);
}

/** Which plan this is, how it stands, and who else has it open. */
export function Head() {
  const words = useEditorWords();
  const { plans } = useTexts();
  const { plan } = useEditor();
  const heading = useTitle(plan.title);
  const [tone, icon] = STATES[plan.state];
  return (
    <div className="page-h">
      <div>
        <div className="row small muted">
          <Tiles />
          <span>{words.kindLine(plans.kinds[plan.kind] ?? plan.kind, plan.year, plan.template.contents.length)}</span>
          {plan.amends && <span className="tag">{words.amends}</span>}
        </div>
        <h1 ref={heading} tabIndex={-1} lang="vi">
          {plan.title}
        </h1>
        <div className="row head__state">
          <Pill tone={tone} icon={icon}>
            {plans.states[plan.state] ?? plan.state}
          </Pill>
          {plan.turn && (
            <Pill tone="plain" icon="clock">
              {words.turn[plan.turn]}
            </Pill>
          )}
          <span className="tag">{words.draftNumber(draftNumber(plan))}</span>
          <Saved />
          <Others />
        </div>
      </div>
      <Acts />
    </div>
  );
}

function Tiles() {
  const { plan } = useEditor();
  const { platforms } = useParties(plan.platforms);
  return plan.platforms.map((code) => {
    const found = platforms.find((one) => one.code === code);
    const number = found ? found.number : Number(code.replace(/\D/g, ''));
    if (number === null) return null;
    return (
      <span key={code} title={found && named(found)}>
        <NumberTile number={number} group={found?.group ?? 'I'} />
      </span>
    );
  });
}

const SIGNS: Record<Phase, [IconName, string]> = {
  saved: ['done', 'luc'],
  typing: ['pencil', 'quiet'],
  saving: ['half', 'cham'],
  lost: ['warn', 'cam'],
  refused: ['warn', 'son'],
  conflict: ['warn', 'cam'],
  asks: ['info', 'cam'],
};

/** Whether all that was typed has reached the server. Spoken only when it goes wrong: saving is the rule. */
function Saved() {
  const { saving } = useEditorWords();
  const { plan, saver } = useEditor();
  const { phase, ready } = usePhase(saver);
  const say: Record<Phase, string> = {
    ...saving,
    saved: saving.saved(when(plan.updatedAt)),
    typing: ready ? saving.typing : saving.incomplete,
    lost: saving.lostShort,
  };
  const [icon, tone] = SIGNS[phase];
  const wrong = phase !== 'saved' && phase !== 'typing' && phase !== 'saving';
  return (
    <span className={`small ${tone}`} data-saving={phase} role={wrong ? 'alert' : undefined}>
      <Icon name={icon} /> <span className={wrong ? undefined : 'muted'}>{say[phase]}</span>
    </span>
  );
}

function Others() {
  const words = useEditorWords();
  const { plan } = useEditor();
  const others = useOthers();
  if (others.length === 0) return null;
  const where = (section: string | null) => {
    const at = plan.template.contents.findIndex(({ code }) => code === section);
    if (at >= 0) return words.section(at + 1);
    if (section === 'frame') return words.contents.frame.toLowerCase();
    return section === null ? words.nowhere : words.contents.months.toLowerCase();
  };
  return (
    <span className="row others">
      <span className="row others__faces" aria-hidden="true">
        {others.slice(0, 4).map(({ person }) => (
          <span key={person.key} className="avatar">
            {initials(person.name)}
          </span>
        ))}
      </span>
      <details>
        <summary className="small">{words.others(others.length)}</summary>
        <ul className="popup others__list" aria-label={words.othersLabel}>
          {others.map(({ person, section }) => (
            <li key={person.key}>{words.viewing(person.name, where(section))}</li>
          ))}
        </ul>
      </details>
    </span>
  );
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(-2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

import '../../styles/plan-life.css';
import { moment } from '../../dates/format.ts';
import { Icon, type IconName } from '../../parts/icons.tsx';
import type { Draft } from './draft.ts';
import { useStepWords } from './words.ts';

type Name = 'draft' | 'head' | 'leader' | 'issue';
interface Stage {
  name: Name;
  state: 'done' | 'now' | 'next';
  by?: string;
  at?: string;
  note?: string;
}

const ICONS: Record<Stage['state'], IconName> = { done: 'done', now: 'half', next: 'ring' };

/** Where a plan stands on its way from the officer to issuing, with who took each step and when. */
export function Stepper({ plan }: { plan: Draft }) {
  const words = useStepWords();
  return (
    <ol className="steps" aria-label={words.stands}>
      {stagesOf(plan, words).map(({ name, state, by, at, note }) => (
        <li key={name} className={`steps__${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <Icon name={ICONS[state]} />
          <span>
            <b>{words.step[name]}</b>
            <span className="sr">: {words[state]}</span>
            {(by ?? note) && <span className="small muted">{by ?? note}</span>}
            {at && (
              <time className="small quiet" dateTime={at}>
                {moment(at)}
              </time>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The reviews since it was last submitted; what came before a return no longer counts. */
export function stagesOf(
  { state, turn, steps, vacant, reviews, updatedAt, draftedBy }: Draft,
  words: { skipped: string; noHead: string; noLeader: string; returnedBy: (name: string) => string },
): Stage[] {
  const last = reviews.findLastIndex(({ step }) => step === 'submit');
  const since = last < 0 ? [] : reviews.slice(last);
  const took = (step: string) => {
    const found = since.findLast((one) => one.step === step);
    return found && { by: found.reviewer.name, at: found.at };
  };
  const drafting = state === 'draft' || state === 'returned';
  const decided = ['approved', 'issued', 'superseded'].includes(state);
  const given = reviews.findLast(({ step }) => step === 'return');
  const reviewed = took('review');
  const nobody = { head: words.noHead, leader: words.noLeader };
  const headless = since.some((one) => one.vacant.includes('head')) ? words.noHead : words.skipped;
  return [
    drafting
      ? {
          name: 'draft',
          state: 'now',
          ...(state === 'returned' && given
            ? { by: words.returnedBy(given.reviewer.name), at: given.at }
            : { by: draftedBy.name, at: updatedAt }),
        }
      : { name: 'draft', state: 'done', ...took('submit') },
    ...steps.map((name): Stage => {
      if (drafting) return { name, state: 'next', ...(vacant.includes(name) && { note: nobody[name] }) };
      if (name === 'head') {
        if (turn === 'head') return { name, state: 'now', ...(vacant.includes(name) && { note: nobody[name] }) };
        return { name, state: 'done', ...(reviewed ?? { note: headless }) };
      }
      return decided ? { name, state: 'done', ...took('approve') } : { name, state: turn === name ? 'now' : 'next' };
    }),
    {
      name: 'issue',
      state: state === 'approved' ? 'now' : decided ? 'done' : 'next',
      ...(decided && state !== 'approved' && took('issue')),
    },
  ];
}

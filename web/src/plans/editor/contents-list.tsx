import { Fragment } from 'react';
import { currentLanguage } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { Icon, type IconName } from '../../parts/icons.tsx';
import { codeOf as monthCode, YEAR } from '../grid/shapes.ts';
import type { DraftAnswer, TemplateContent } from '../types.ts';
import { useOpenComments } from './comments/open.ts';
import { useEditor } from './context.ts';
import { placesOfGaps } from './gaps.ts';
import { useHere } from './presence.ts';
import { Toc } from './toc.tsx';
import { useLife } from './use-section.ts';
import { useEditorWords } from './words.ts';

type State = keyof typeof LOOKS;
const LOOKS = {
  done: ['done', 'luc'],
  missing: ['warn', 'cam'],
  empty: ['ring', 'quiet'],
  unsaved: ['half', 'cham'],
  conflict: ['warn', 'son'],
} as const satisfies Record<string, readonly [IconName, string]>;

/** The contents of a template, by the clause that asks for them: 8; 8 and 3; 4. */
export function groupsOf(contents: readonly TemplateContent[]): { clause: string; contents: TemplateContent[] }[] {
  const groups: { clause: string; contents: TemplateContent[] }[] = [];
  for (const content of contents) {
    const clause = content.clause.replace(/\s*\([^)]*\)$/, '');
    const last = groups.at(-1);
    if (last?.clause === clause) last.contents.push(content);
    else groups.push({ clause, contents: [content] });
  }
  return groups;
}

/** How many of the contents that must be there are. */
export function filledOf({ template, gaps }: Pick<DraftAnswer, 'template' | 'gaps'>): { filled: number; all: number } {
  const must = template.contents.filter(({ mandatory }) => mandatory);
  const missing = must.filter(({ code }) => gaps.some(({ pointer }) => pointer === `/contents/sections/${code}`));
  return { filled: must.length - missing.length, all: must.length };
}

/** Every section of the plan with its state, and how much of what must be there is. */
export function ContentsList() {
  const words = useEditorWords();
  const { plan, open } = useEditor();
  const missing = new Set(placesOfGaps(plan, words).map(({ section }) => section));
  const has = (code: string) => plan.sections.some((section) => section.code === code);
  const stateOf = (code: string, exists = has(code)): State =>
    missing.has(code) ? 'missing' : exists ? 'done' : 'empty';
  const months = YEAR.map(monthCode);
  const { filled, all } = filledOf(plan);
  let number = 0;
  return (
    <Toc open={open} label={words.contents.label} opener={`${words.contents.open} (${words.contents.of(filled, all)})`}>
      <Entry code="frame" state={stateOf('frame')} words={words.contents.frame} />
      <Entry code="months" state={stateOf('months', months.some(has))} words={words.contents.months} />
      {groupsOf(plan.template.contents).map(({ clause, contents }, at) => (
        <Fragment key={clause}>
          <h2>{at === 0 ? words.contents.mandatory(contents.length) : words.contents.further(contents.length)}</h2>
          {contents.map(({ code, title }) => {
            number += 1;
            return (
              <Entry key={code} code={code} state={stateOf(code)} words={`${number}. ${title[currentLanguage()]}`} />
            );
          })}
        </Fragment>
      ))}
      <div className="toc__sum">
        <span className="between small">
          <span className="muted" id="du-noi-dung">
            {words.contents.full}
          </span>
          <b className="num">{words.contents.of(filled, all)}</b>
        </span>
        <progress className="bar" value={filled} max={all} aria-labelledby="du-noi-dung" />
      </div>
    </Toc>
  );
}

function Entry({ code, state, words }: { code: string; state: State; words: string }) {
  const editor = useEditorWords();
  const { contents } = editor;
  const { open, to } = useEditor();
  const { phase } = useLife(code);
  const comments = useOpenComments(code);
  const here = useHere(code);
  const shown: State = phase === 'saved' ? state : phase === 'conflict' ? 'conflict' : 'unsaved';
  const [icon, tone] = LOOKS[shown];
  return (
    <A href={to(code)} aria-current={open === code ? 'true' : undefined}>
      <span className={tone}>
        <Icon name={icon} />
      </span>
      <span>
        {words}
        <span className="sr">{` (${contents.states[shown]})`}</span>
      </span>
      {here.length > 0 && (
        <span className="toc__here" title={editor.here(here.join(', '))}>
          <Icon name="person" />
          <span className="sr">{editor.here(here.join(', '))}</span>
        </span>
      )}
      {comments > 0 && (
        <span className="toc__n" title={contents.comments(comments)}>
          <span aria-hidden="true">{comments}</span>
          <span className="sr">{contents.comments(comments)}</span>
        </span>
      )}
    </A>
  );
}
